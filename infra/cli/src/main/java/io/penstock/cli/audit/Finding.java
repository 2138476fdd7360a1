package io.penstock.cli.audit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something in an exported folder that is not as it was written, and where.
 *
 * @param subject the service and record, or the file, as a sentence's beginning
 * @param what is wrong, with both values
 * @param file in the folder
 * @param line from 1, 0 if the finding is of the whole file
 * @param offset of the line's first wrong byte, or else of its first byte, from the file's beginning
 */
record Finding(String subject, String what, String file, long line, long offset) {

    static Finding ofFile(String file, String what) {
        return new Finding(file, what, file, 0, 0);
    }

    static Finding ofLine(String file, long line, long offset, String what) {
        return new Finding(file, what, file, line, offset);
    }

    String text() {
        return subject + ": " + what + (line == 0 ? "" : " (" + file + " line " + line + ", byte " + offset + ")");
    }

    Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("subject", subject);
        map.put("what", what);
        map.put("file", file);
        map.put("line", line);
        map.put("byte", offset);
        return map;
    }
}
