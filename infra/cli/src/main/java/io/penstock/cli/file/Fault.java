package io.penstock.cli.file;

import io.penstock.platform.deal.YamlDocument.Place;

/**
 * One thing that is wrong with a file.
 *
 * @param file its name as the caller gave it
 * @param path of the part inside the file, {@code "pool.end"}; empty where lines and columns say enough
 * @param code stable, for programs
 * @param detail what is wrong, with the values that clash
 * @param advice what to do
 */
public record Fault(String file, Place place, String path, String code, String detail, String advice) {

    /** One line, as compilers write it: {@code FILE:12:5: CODE path: detail; advice}. */
    @Override
    public String toString() {
        return file + ":" + place + ": " + code + (path.isEmpty() ? "" : " " + path) + ": " + detail
                + (advice.isEmpty() ? "" : ". " + advice);
    }
}
