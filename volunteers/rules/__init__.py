"""Who may do what with volunteers, their hours and their papers, as questions."""
