"""The JSON API: what programs may ask. Bearer tokens, problem details (RFC 9457), an OpenAPI description."""

from riskwatch.web.api.routes import blueprint

__all__ = ["blueprint"]
