package io.penstock.cli.bench.issuance;

/**
 * One value of a request, and how it came there.
 *
 * @param value text, number or truth value
 */
record Entry(Object value, Origin origin) {

    /** How a value comes into a request. */
    enum Origin {
        /** A person types it, or writes it into a document that is handed in. */
        TYPED,
        /** The client passes on what an answer, a file or a wallet said. */
        TAKEN,
        /** One of a few words or yes and no: a choice, which no answer could give. */
        CHOSEN
    }

    /** A person types this. */
    static Entry typed(String text) {
        return new Entry(text, Origin.TYPED);
    }

    /** The client had this from somebody else than a person. */
    static Entry taken(Object value) {
        return new Entry(value, Origin.TAKEN);
    }

    /**
     * A person chooses this.
     *
     * @throws IllegalArgumentException for what is neither yes or no nor a word of the API
     */
    static Entry chosen(Object value) {
        if (!(value instanceof Boolean) && !String.valueOf(value).matches("[A-Z][A-Z0-9_]*")) {
            throw new IllegalArgumentException("no choice but a value: " + value);
        }
        return new Entry(value, Origin.CHOSEN);
    }

    String text() {
        return String.valueOf(value);
    }
}
