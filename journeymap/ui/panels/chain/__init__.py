"""Why an idea is there: goal, evidence, idea and metric as a chain, each link a click away."""
