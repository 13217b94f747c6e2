"""The addresses of needs: the desk's, an organisation's, everyone's, and one's own."""

from marketplace.routes import needs_desk, needs_org, needs_people

routes = [*needs_desk.routes, *needs_org.routes, *needs_people.routes]
