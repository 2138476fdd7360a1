package io.penstock.deal;

import java.util.SortedMap;
import java.util.SortedSet;

/** What the reader of documents looks for, so that the published schema can be held to it. */
public final class ReaderKeys {

    private ReaderKeys() {}

    /** The keys that the reader asked for in each object of a document, by the path of the object. */
    public static SortedMap<String, SortedSet<String>> of(String json) {
        var findings = new Findings();
        new DealReader(findings).read(CanonicalJson.parse(json));
        return findings.keysAsked();
    }
}
