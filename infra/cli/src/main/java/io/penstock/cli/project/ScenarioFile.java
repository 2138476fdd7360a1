package io.penstock.cli.project;

import io.penstock.projection.deal.DealScenario;
import io.penstock.projection.deal.MeasureTerms;

/**
 * What a scenario file says.
 *
 * @param scenario the assumptions
 * @param measures how lives and yields are counted
 */
record ScenarioFile(DealScenario scenario, MeasureTerms measures) {}
