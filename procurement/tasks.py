"""The rows of the purchase of services in the house's table of questions what waits for someone."""

from procurement.queries.contract_tasks import contract_tasks

TASKS = (contract_tasks,)
