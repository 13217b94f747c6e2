"""Social organisations: their filing, verification, members and service projects (社会组织)."""
