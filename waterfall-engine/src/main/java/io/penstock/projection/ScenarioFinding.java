package io.penstock.projection;

/**
 * A fault of a scenario.
 *
 * @param field name of the faulty part
 * @param message what is wrong and what to do
 */
public record ScenarioFinding(String field, String message) {

    @Override
    public String toString() {
        return field + ": " + message;
    }
}
