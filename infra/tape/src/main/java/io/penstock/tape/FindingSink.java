package io.penstock.tape;

/** Takes what the rules find, in the order of the file; what concerns the file as a whole comes first or last. */
@FunctionalInterface
public interface FindingSink {

    void found(Finding finding);
}
