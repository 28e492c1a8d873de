"""Topics of agenda items and articles (Comparative Agendas Project, Danish local version)."""
