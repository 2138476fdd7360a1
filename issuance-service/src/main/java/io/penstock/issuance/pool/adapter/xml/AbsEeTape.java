package io.penstock.issuance.pool.adapter.xml;

import io.penstock.issuance.pool.adapter.tape.FaultList;
import io.penstock.issuance.pool.adapter.tape.LoanCollector;
import io.penstock.issuance.pool.adapter.tape.LoanColumn;
import io.penstock.issuance.pool.adapter.tape.LoanFields;
import io.penstock.issuance.pool.domain.LoanRecord;
import io.penstock.issuance.pool.domain.TapeFault.Code;
import java.io.IOException;
import java.io.InputStream;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads an auto-loan tape in the SEC's ABS-EE form (Regulation AB II, Schedule AL, item 3; Form ABS-EE, exhibit 102).
 *
 * <p>Streams: one loan is in memory as text at a time, so a file of hundreds of megabytes reads like a small one.
 * Document type definitions are refused, so that no entity is expanded and nothing is fetched. Elements that are not in
 * {@link LoanColumn} are passed over, also where they repeat ({@code subvented}).
 */
public final class AbsEeTape {

    /** Namespace of the auto-loan form. */
    public static final String NAMESPACE = "http://www.sec.gov/edgar/document/absee/autoloan/assetdata";

    private static final int US_CENTS = 2;
    private static final String LOAN_ELEMENT = "assets";
    private static final DateTimeFormatter US_DATE =
            DateTimeFormatter.ofPattern("MM-dd-uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final Map<String, LoanColumn> COLUMNS =
            Arrays.stream(LoanColumn.values()).collect(Collectors.toMap(LoanColumn::elementName, Function.identity()));

    private final FaultList faults;
    private final LoanCollector loans;

    private AbsEeTape(FaultList faults) {
        this.faults = faults;
        var fields = new LoanFields(LoanColumn::elementName, US_DATE, "07-31-2020", US_CENTS, faults);
        this.loans = new LoanCollector(fields, LoanColumn::elementName, faults);
    }

    /**
     * Reads the loans of a file.
     *
     * @param text UTF-8
     * @param faults receives what is wrong
     * @return the loans without a fault; amounts are US cents
     * @throws IOException if the stream cannot be read on
     */
    public static List<LoanRecord> read(InputStream text, FaultList faults) throws IOException {
        var tape = new AbsEeTape(faults);
        try {
            var reader = factory().createXMLStreamReader(text, "UTF-8");
            try {
                tape.read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException cause) {
                throw cause;
            }
            tape.malformed(e);
        }
        return tape.loans.loans();
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        var declared = xml.getCharacterEncodingScheme();
        if (declared != null && !declared.equalsIgnoreCase("UTF-8") && !declared.equalsIgnoreCase("US-ASCII")) {
            faults.add(
                    1, "", Code.WRONG_ENCODING, declared, "the file declares this encoding; tapes are read as UTF-8");
            return;
        }
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                faults.add(line(xml), "", Code.MALFORMED, "", "a document type definition is not part of the form");
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (!isRoot(xml)) {
                    return;
                }
                readLoans(xml);
            }
        }
    }

    private boolean isRoot(XMLStreamReader xml) {
        if (xml.getLocalName().equals("assetData") && NAMESPACE.equals(xml.getNamespaceURI())) {
            return true;
        }
        faults.add(
                line(xml),
                xml.getLocalName(),
                Code.NOT_A_TAPE,
                xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI(),
                "expected the element assetData of " + NAMESPACE);
        return false;
    }

    private void readLoans(XMLStreamReader xml) throws XMLStreamException {
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            if (!xml.getLocalName().equals(LOAN_ELEMENT)) {
                faults.add(line(xml), xml.getLocalName(), Code.MALFORMED, "", "expected the element " + LOAN_ELEMENT);
                skip(xml);
            } else {
                readLoan(xml);
            }
        }
    }

    private void readLoan(XMLStreamReader xml) throws XMLStreamException {
        long start = line(xml);
        var texts = new EnumMap<LoanColumn, String>(LoanColumn.class);
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            var column = COLUMNS.get(xml.getLocalName());
            if (column == null) {
                skip(xml);
                continue;
            }
            long line = line(xml);
            var earlier = texts.put(column, xml.getElementText());
            if (earlier != null) {
                faults.add(
                        line,
                        column.elementName(),
                        Code.DUPLICATE_COLUMN,
                        earlier,
                        "the loan that starts on line " + start + " has this element twice");
            }
        }
        loans.add(start, texts);
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {} // text of an element that is passed over
            }
        }
    }

    private void malformed(XMLStreamException e) {
        var location = e.getLocation();
        var message = String.valueOf(e.getMessage());
        // The parser puts the position in front of what it has to say.
        int text = message.indexOf("Message: ");
        faults.add(
                location == null ? 0 : Math.max(location.getLineNumber(), 0),
                "",
                Code.MALFORMED,
                "",
                "not well-formed XML: " + (text < 0 ? message : message.substring(text + "Message: ".length())));
    }

    private static long line(XMLStreamReader xml) {
        return xml.getLocation().getLineNumber();
    }
}
