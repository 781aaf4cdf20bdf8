"""A provider of OpenID Connect on this machine: whoever asks is signed in as `provider.address`."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlparse

from joserfc import jwt
from joserfc.jwk import RSAKey


class Provider:
    """Serves until it is closed; `address` is the mail address that it vouches for."""

    def __init__(self, address):
        self.address, self.client = address, "strikelog"
        self.key = RSAKey.generate_key(2048, {"kid": "test", "use": "sig", "alg": "RS256"})
        self.nonces = {}
        handler = type("Handler", (_Handler,), {"provider": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def token(self, code):
        """The signed word on who somebody is."""
        now = int(time.time())
        own = {"iss": self.url, "aud": self.client, "sub": self.address, "iat": now, "exp": now + 3600}
        who = {"email": self.address, "email_verified": True, "nonce": self.nonces.get(code, "")}
        return jwt.encode({"alg": "RS256", "kid": "test"}, {**own, **who}, self.key)


class _Handler(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self):
        address = urlparse(self.path)
        if address.path == "/.well-known/openid-configuration":
            self._json(_described(self.provider.url))
        elif address.path == "/jwks":
            self._json({"keys": [self.provider.key.as_dict(private=False)]})
        elif address.path == "/authorize":
            asked = {name: values[0] for name, values in parse_qs(address.query).items()}
            code = f"code-{len(self.provider.nonces)}"
            self.provider.nonces[code] = asked.get("nonce", "")
            self.send_response(302)
            back = urlencode({"code": code, "state": asked.get("state", "")})
            self.send_header("Location", f"{asked['redirect_uri']}?{back}")
            self.end_headers()
        else:
            self.send_error(404)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        code = parse_qs(body).get("code", [""])[0]
        answer = {"access_token": "x", "token_type": "Bearer", "expires_in": 3600}
        self._json({**answer, "id_token": self.provider.token(code)})

    def _json(self, content):
        data = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


def _described(url):
    return {
        "issuer": url,
        "authorization_endpoint": f"{url}/authorize",
        "token_endpoint": f"{url}/token",
        "jwks_uri": f"{url}/jwks",
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
    }
