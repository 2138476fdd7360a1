package io.penstock.tape;

/** Whether a row must have a value in a field. */
public enum Need {
    /** Without it there is no loan: the row is rejected, and a file without the column. */
    ESSENTIAL,
    /** The format asks for it; what is missing is reported. */
    MANDATORY,
    /** May be blank. */
    OPTIONAL
}
