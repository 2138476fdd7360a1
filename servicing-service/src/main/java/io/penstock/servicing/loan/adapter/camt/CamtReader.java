package io.penstock.servicing.loan.adapter.camt;

import io.penstock.kernel.Money;
import io.penstock.servicing.loan.BankAccountCommand.Balances;
import io.penstock.servicing.loan.BankEntry;
import io.penstock.servicing.loan.BankStatement;
import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads bank-to-customer statements (camt.053) and debit-credit notifications (camt.054) of any version of ISO 20022. Booked
 * entries count, pending ones do not. Document types and external entities are refused, so a file reaches nothing beside itself.
 */
public final class CamtReader {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.05";
    private static final int ISO_DATE = 10;

    private final List<BankStatement> statements = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private final Map<String, String> texts = new HashMap<>();
    private final List<BankEntry> entries = new ArrayList<>();
    private final Map<String, Money> balances = new HashMap<>();
    private String statementId = "";

    private CamtReader() {}

    /**
     * All statements of a file.
     *
     * @throws CamtException if it is no such file, or lacks what an entry must have
     */
    public static List<BankStatement> read(byte[] bytes) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        var reader = new CamtReader();
        try {
            var xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                reader.run(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new CamtException(
                    "no well-formed XML: line " + e.getLocation().getLineNumber());
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new CamtException("an amount, currency or date is malformed: " + e.getMessage());
        }
        if (reader.statements.isEmpty()) {
            throw new CamtException("no statement in it: send camt.053 or camt.054");
        }
        return List.copyOf(reader.statements);
    }

    private void run(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.CHARACTERS -> text(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new CamtException("a document type is not accepted");
                default -> {} // comments and blanks say nothing
            }
        }
    }

    private void start(XMLStreamReader xml) {
        var name = xml.getLocalName();
        if (path.isEmpty()) {
            var namespace = String.valueOf(xml.getNamespaceURI());
            if (!namespace.startsWith(NAMESPACE + "3.") && !namespace.startsWith(NAMESPACE + "4.")) {
                throw new CamtException("its namespace is '" + namespace + "': send camt.053 or camt.054");
            }
        }
        path.add(name);
        if (name.equals("Ntry") || name.equals("Bal") || name.equals("Stmt") || name.equals("Ntfctn")) {
            texts.clear();
        }
        if (name.equals("TxDtls")) {
            texts.merge(name, "1", String::concat);
        }
        if (name.equals("Amt") && (isAt("Ntry", "Amt") || isAt("Bal", "Amt"))) {
            texts.put("Ccy", String.valueOf(xml.getAttributeValue(null, "Ccy")));
        }
        if (name.equals("Stmt") || name.equals("Ntfctn")) {
            statementId = "";
            entries.clear();
            balances.clear();
        }
    }

    /** Only what is asked for is kept: names, addresses and free text are never looked at. */
    private void text(String text) {
        var name = path.isEmpty() ? "" : path.getLast();
        boolean wanted = switch (name) {
            case "Amt", "CdtDbtInd" -> isAt("Ntry", name) || isAt("Bal", name);
            case "RvslInd", "NtryRef" -> isAt("Ntry", name);
            case "AcctSvcrRef" -> isAt("Ntry", name) || isAt("Refs", name);
            case "EndToEndId" -> isAt("Refs", name);
            case "Sts" -> isAt("Ntry", name);
            case "Cd" -> isAt("Sts", name) || isAt("CdOrPrtry", name);
            case "Dt", "DtTm" -> isAt("BookgDt", name);
            case "Id" -> isAt("Stmt", name) || isAt("Ntfctn", name);
            default -> false;
        };
        if (wanted && !text.isBlank()) {
            var key = name.equals("Id") || isAt("Ntry", name) ? name : path.get(path.size() - 2) + "/" + name;
            texts.merge(key, text.strip(), (before, _) -> before);
        }
    }

    private boolean isAt(String parent, String name) {
        int size = path.size();
        return size > 1 && path.get(size - 1).equals(name) && path.get(size - 2).equals(parent);
    }

    private void end(String name) {
        switch (name) {
            case "Id" -> {
                if (isAt("Stmt", name) || isAt("Ntfctn", name)) {
                    statementId = texts.getOrDefault("Id", "");
                }
            }
            case "Bal" -> {
                var type = texts.getOrDefault("CdOrPrtry/Cd", "");
                var amount = Money.of(texts.getOrDefault("Ccy", ""), texts.getOrDefault("Bal/Amt", ""));
                balances.put(type, texts.getOrDefault("Bal/CdtDbtInd", "").equals("DBIT") ? negative(amount) : amount);
            }
            case "Ntry" -> entry();
            case "Stmt", "Ntfctn" -> statement(name.equals("Stmt"));
            default -> {} // nothing ends here
        }
        path.removeLast();
    }

    private void entry() {
        var status = texts.getOrDefault("Sts", texts.getOrDefault("Sts/Cd", "BOOK"));
        if (!status.equals("BOOK")) {
            return;
        }
        var date = texts.getOrDefault("BookgDt/Dt", texts.getOrDefault("BookgDt/DtTm", ""));
        if (date.length() < ISO_DATE) {
            throw new CamtException("entry " + (entries.size() + 1) + " of " + statementId + " has no booking date");
        }
        // What one of several payments says is not said of the whole entry.
        boolean single = texts.getOrDefault("TxDtls", "").length() <= 1;
        var reference = texts.getOrDefault(
                "AcctSvcrRef",
                texts.getOrDefault(single ? "Refs/AcctSvcrRef" : "NtryRef", texts.getOrDefault("NtryRef", "")));
        var purpose = single ? texts.getOrDefault("Refs/EndToEndId", "") : "";
        entries.add(new BankEntry(
                reference,
                Money.of(texts.getOrDefault("Ccy", ""), texts.getOrDefault("Amt", "")),
                texts.getOrDefault("CdtDbtInd", "").equals("DBIT"),
                texts.getOrDefault("RvslInd", "").equals("true"),
                LocalDate.parse(date.substring(0, ISO_DATE)),
                purpose.matches("[A-Za-z0-9._:/-]{1,35}") && !purpose.equals("NOTPROVIDED") ? purpose : ""));
    }

    private void statement(boolean balanced) {
        if (statementId.isEmpty()) {
            throw new CamtException("a statement has no Id");
        }
        var opening = balances.containsKey("OPBD") ? balances.get("OPBD") : balances.get("PRCD");
        var closing = balances.get("CLBD");
        if (balanced && (opening == null || closing == null)) {
            throw new CamtException("statement " + statementId + " lacks its booked balances OPBD and CLBD");
        }
        statements.add(new BankStatement(
                statementId,
                opening == null || closing == null || !balanced
                        ? Optional.empty()
                        : Optional.of(new Balances(opening, closing)),
                List.copyOf(entries)));
    }

    private static Money negative(Money amount) {
        return Money.zero(amount.currency()).minus(amount);
    }
}
