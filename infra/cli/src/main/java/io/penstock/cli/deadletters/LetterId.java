package io.penstock.cli.deadletters;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A dead letter of one of the services, written {@code servicing/3} as the list prints it.
 *
 * @param service {@code issuance} or {@code servicing}
 * @param number the service's own id
 */
record LetterId(String service, long number) {

    /** For picocli. */
    static final class Converter implements ITypeConverter<LetterId> {

        @Override
        public LetterId convert(String text) {
            if (!text.matches("(issuance|servicing)/[0-9]{1,18}")) {
                throw new TypeConversionException("'" + text + "' is no dead letter; write it like servicing/3");
            }
            int slash = text.indexOf('/');
            return new LetterId(text.substring(0, slash), Long.parseLong(text.substring(slash + 1)));
        }
    }

    String path() {
        return "/v1/operations/dead-letters/" + number;
    }

    @Override
    public String toString() {
        return service + "/" + number;
    }
}
