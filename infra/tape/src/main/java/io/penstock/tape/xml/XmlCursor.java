package io.penstock.tape.xml;

import io.penstock.tape.Rule;
import io.penstock.tape.source.TapeStop;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks through XML that nobody vouches for. A document type definition stops it, so that no entity is expanded and
 * nothing is fetched; so does a construct of megabytes, so that memory stays small. Whatever is wrong is a
 * {@link TapeStop}.
 */
public final class XmlCursor {

    private static final int MOST_CHARACTERS_AT_ONCE = 4 << 20;
    private static final int DEEPEST = 16;

    private final Watch watch;
    private final XMLStreamReader xml;

    /**
     * Starts reading.
     *
     * @throws TapeStop if the beginning is no XML
     */
    public XmlCursor(Reader text) throws IOException {
        watch = new Watch(text);
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        try {
            xml = factory.createXMLStreamReader(watch);
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    /** Hands characters to the parser and stops it when it swallows too many without telling of anything. */
    private static final class Watch extends FilterReader {

        private long handed;
        private long told;

        Watch(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            if (handed - told > MOST_CHARACTERS_AT_ONCE) {
                throw new TapeStop(Rule.LINE_TOO_LONG, 0, "a name, comment or text of megabytes");
            }
            int read = in.read(buffer, offset, length);
            handed += Math.max(0, read);
            return read;
        }
    }

    /** What stands at the cursor. */
    public XMLStreamReader at() {
        return xml;
    }

    public boolean hasNext() throws IOException {
        try {
            return xml.hasNext();
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    /**
     * Goes one event on.
     *
     * @return one of {@link XMLStreamConstants}
     */
    public int next() throws IOException {
        int event;
        try {
            event = xml.next();
        } catch (XMLStreamException e) {
            throw malformed(e);
        } catch (RuntimeException e) {
            // The JDK's parser answers some broken documents with unchecked exceptions, one for a message that it
            // lacks.
            throw new TapeStop(Rule.XML_MALFORMED, line(), String.valueOf(e.getMessage()));
        }
        watch.told = watch.handed;
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new TapeStop(Rule.XML_DTD_REFUSED, line(), "");
        }
        return event;
    }

    /** From the start of an element past its end, whatever is in it. */
    public void skip() throws IOException {
        int depth = 1;
        while (depth > 0) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (depth > DEEPEST) {
                    throw new TapeStop(Rule.XML_MALFORMED, line(), "elements deeper than " + DEEPEST);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /** Line of the document, from 1; 0 if it is not known. */
    public long line() {
        return Math.max(0, xml.getLocation().getLineNumber());
    }

    private static IOException malformed(XMLStreamException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return io;
            }
        }
        if (e.getNestedException() instanceof IOException io) {
            return io;
        }
        var message = String.valueOf(e.getMessage());
        int text = message.indexOf("Message: ");
        var detail = text < 0 ? message : message.substring(text + "Message: ".length());
        var location = e.getLocation();
        return new TapeStop(
                detail.contains("entity") ? Rule.XML_DTD_REFUSED : Rule.XML_MALFORMED,
                location == null ? 0 : Math.max(0, location.getLineNumber()),
                detail.strip());
    }
}
