"""One file a host. Each registers a kind of host, as a plugin outside this repository may (`Registry.add_hosts`)."""

from . import cloudflare, folder, netlify, pages, s3, ssh

HOSTS = (folder.KIND, ssh.KIND, pages.KIND, s3.KIND, netlify.KIND, cloudflare.KIND)

__all__ = ["HOSTS"]
