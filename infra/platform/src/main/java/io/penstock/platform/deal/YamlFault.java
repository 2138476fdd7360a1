package io.penstock.platform.deal;

/**
 * What is wrong with a YAML document of ours, and where.
 *
 * @param line from 1
 * @param column from 1
 * @param path of the part, or empty if the text is no YAML that we read
 * @param code stable: one of the document's reader, or of the YAML reader
 * @param detail what was found
 * @param advice what to do
 */
public record YamlFault(int line, int column, String path, String code, String detail, String advice) {}
