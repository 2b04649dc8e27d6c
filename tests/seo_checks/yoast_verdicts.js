// Reads [{html, title, titleWidth, description, keyphrase}] as JSON from standard input and writes, for each,
// what yoastseo measures and the score that each of its assessments gives.
const { Paper, assessments } = require("yoastseo");
const { build } = require("yoastseo/build/parse/build");
const LanguageProcessor = require("yoastseo/build/parse/language/LanguageProcessor").default;
const Researcher = require("yoastseo/build/languageProcessing/languages/en/Researcher").default;

const { readability, seo } = assessments;
const scored = {
  title_width: new seo.PageTitleWidthAssessment({}, true),
  description_length: new seo.MetaDescriptionLengthAssessment(),
  text_length: new seo.TextLengthAssessment(),
  sentence_length: new readability.SentenceLengthInTextAssessment(),
  paragraph_length: new readability.ParagraphTooLongAssessment(),
  subheading_distribution: new readability.SubheadingDistributionTooLongAssessment(),
  passive_voice: new readability.PassiveVoiceAssessment(),
  transition_words: new readability.TransitionWordsAssessment(),
  sentence_starts: new readability.SentenceBeginningsAssessment(),
  keyphrase_density: new seo.KeyphraseDensityAssessment(),
};

function verdicts(text) {
  const paper = new Paper(text.html, {
    keyword: text.keyphrase,
    description: text.description,
    title: text.title,
    titleWidth: text.titleWidth,
    locale: "en_US",
  });
  const researcher = new Researcher(paper);
  paper.setTree(build(paper, new LanguageProcessor(researcher)));
  const scores = {};
  for (const [name, assessment] of Object.entries(scored)) {
    scores[name] = assessment.getResult(paper, researcher).getScore();
  }
  const passive = researcher.getResearch("getPassiveVoiceResult");
  const transitions = researcher.getResearch("findTransitionWords");
  const lengths = researcher.getResearch("countSentencesFromText");
  return {
    scores,
    words: researcher.getResearch("wordCountInText").count,
    sentences: lengths.map((sentence) => sentence.sentence.text ?? sentence.sentence),
    sentence_words: lengths.map((sentence) => sentence.sentenceLength),
    paragraphs: researcher.getResearch("getParagraphLength").map((paragraph) => paragraph.paragraphLength),
    sections: researcher.getResearch("getSubheadingTextLengths").map((section) => section.countLength),
    passive_total: passive.total,
    passives: passive.passives,
    transition_total: transitions.totalSentences,
    transitions: transitions.sentenceResults.map((result) => [result.sentence.text, result.transitionWords]),
    keyphrase_count: text.keyphrase ? researcher.getResearch("getKeyphraseCount").count : 0,
    keyphrase_density: text.keyphrase ? researcher.getResearch("getKeyphraseDensity") : 0,
    flesch: researcher.getResearch("getFleschReadingScore"),
  };
}

const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map(verdicts)));
