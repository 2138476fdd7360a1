package io.penstock.tape;

import java.util.HashMap;
import java.util.Map;

/** What each rule says, for people: name, what is the case, what to do. */
final class RuleTexts {

    private static final int NAME = 0;
    private static final int MEANING = 1;
    private static final int REMEDY = 2;

    private static final Map<String, String[]> BY_NAME = parse("""
            FILE_EMPTY | the file has no byte, or blanks only | send the file again
            FILE_COMPRESSION_BROKEN | the compressed data is damaged or cut off | send the file again; compare its size with the sender’s
            FILE_TOO_LARGE | the unpacked file is larger than the limit | split it by loan
            FILE_RATIO_TOO_HIGH | the file unpacks to hundreds of times its size | send it unpacked, if it is a tape
            ARCHIVE_NOT_ONE_FILE | the archive has no file or several | pack each tape by itself
            ARCHIVE_NESTED | there is an archive inside the archive | pack the tape once
            FILE_IS_WORKBOOK | the workbook is of a kind that is not read: .xls, .xlsb, .ods, or with a password | open it and save it as .xlsx without a password, or the sheet as CSV UTF-8
            WORKBOOK_MALFORMED | the parts of the workbook do not fit together | open it, look at it and save it again
            SHEET_UNKNOWN | the workbook has no sheet of the name that the mapping says | correct sheet in the mapping
            SHEETS_SEVERAL | several sheets have the columns of the form | name one: sheet in the mapping
            SHEETS_PASSED_OVER | the workbook has other sheets; they are not read | nothing, if no loans are on them
            ROWS_HIDDEN | rows of the sheet are hidden; they are read like the others | check that nobody meant to leave them out
            FILE_ENCODING_WRONG | a byte is neither UTF-8 nor Windows-1252 | save the file as UTF-8
            FILE_ENCODING_GUESSED | the file is not UTF-8 and was read as Windows-1252 | look at names with accents; better save as UTF-8
            FILE_FORMAT_UNKNOWN | no form has these columns or this root element | write a mapping: ./penstock tape map FILE
            FILE_NAME_MISLEADS | the name of the file says another content than its columns | check that no two files were swapped
            FILE_HAS_NO_LOAN | there is a header and no row | send the file again
            XML_MALFORMED | the XML is not well-formed, or cut off | send the file again; the line says where it breaks
            XML_DTD_REFUSED | a document type definition or an entity stands in the file | remove it: no form has one
            CSV_MALFORMED | a quote does not end, or text follows it | close the quote on the line named, double quotes inside cells
            LINE_TOO_LONG | a row is longer than a tape’s rows can be | check quotes and line ends around the line named
            COLUMN_ESSENTIAL_MISSING | a column without which there is no loan is not there | add the column, or map another to it
            HEADER_CHANGED | the columns are not those for which the mapping was confirmed | look at what differs; propose and confirm a new version of the mapping
            COLUMN_DUPLICATE | the header names a column twice | rename or remove one of them
            COLUMN_MISSING | a column that the form asks for is not there | add it with a no-data code if it does not apply
            COLUMN_UNKNOWN | the form does not know this column; it is kept with the file and not checked | map it if it matters
            COLUMN_UNNAMED | a column has no name | name it or remove it
            ROW_CELL_COUNT | the row has more or fewer cells than the header | look for a missing quote around a cell with a comma
            ELEMENT_REPEATED | an element that may occur once occurs twice in a loan | keep one of them
            ELEMENT_UNEXPECTED | an element stands where the form has none | remove it
            CELL_TOO_LONG | a cell is longer than 10,000 characters | shorten it; look for a missing quote
            COLUMN_EMPTY | the column is blank on every row | nothing, if the deal has no such thing
            COLUMN_NO_DATA | the column holds no-data codes on every row | nothing, if the field does not apply to the deal
            VALUE_ESSENTIAL_MISSING | the cell is blank and there is no loan without it | fill it
            VALUE_MISSING | the cell is blank and the form asks for a value or a code | fill it, or put the code that says why not
            VALUE_MISSING_AS_TEXT | the cell says NA, NONE or a dash in place of a blank | leave it blank, or name the text under missing in the mapping
            CELL_IS_ERROR | the cell holds the error of a formula | correct it in the workbook
            FORMULA_WITHOUT_VALUE | the cell holds a formula whose result was never stored | open the workbook in a spreadsheet program and save it
            NUMBER_MALFORMED | this is no number | write digits with a dot for decimals: 1234.56
            NUMBER_SEPARATED | the number has thousands separators or a decimal comma | write 1234.56
            NUMBER_TOO_LARGE | the number has more digits than any loan | check unit and column
            NUMBER_EXPONENT | the number is written with an exponent, as spreadsheets do | write it in full
            NUMBER_NOT_WHOLE | a whole number is due | remove the decimals
            NUMBER_FLOAT_NOISE | the number has the digits of binary floating point | export decimals, not doubles; the value is rounded once
            AMOUNT_FRACTION_OF_CENT | the amount has a part of a cent; it is rounded half up, once | round at the source, so that sums agree
            DATE_MALFORMED | this is no date of the expected form | write it as the example shows
            DATE_IMPOSSIBLE | the calendar has no such day | correct it
            DATE_FAR_OFF | the date is before 1950 or after 2150 | check the century
            CODE_UNKNOWN | the list of this field has no such code | take a code of the list
            FLAG_MALFORMED | yes or no is due in the form’s own letters | write it as the example shows
            TEXT_TOO_LONG | the text is longer than the field | shorten it
            TEXT_CONTROL_CHARACTER | the text has a control character | remove it
            TEXT_FORMULA | a spreadsheet would run this text as a formula | remove the first character; reports put an apostrophe before it
            CURRENCY_UNKNOWN | this is no currency of ISO 4217 | write three capital letters: EUR
            COUNTRY_UNKNOWN | this is no country of ISO 3166 | write two capital letters: NL
            LEI_WRONG | the identifier’s check digits are wrong | look it up
            NO_DATA_NOT_ALLOWED | this no-data code is not allowed in this field | fill the field; ND5 means not applicable, ND1 to ND4 mean not known
            NO_DATA_UNKNOWN | there is no such no-data code | take ND1 to ND5
            ID_DAMAGED | the loan number was changed by a program that took it for a number | export it as text from the source
            SCORE_AS_TEXT | the score is text or zero; the loan counts as without score | send a number or leave it blank
            SCORE_OUT_OF_RANGE | the score is not between 250 and 950 | check the column
            RATE_NEGATIVE | the rate is negative | correct it
            RATE_ABOVE_ONE | the rate is above 100 %: a percentage where a fraction is due | write 0.0687 for 6.87 %, or map the column with unit PERCENT
            RATE_HIGH | the rate is above 36 % | check it
            RATE_ABOVE_ORIGINAL | the rate in force is above the original rate of a loan | check for a default rate or a modification
            SERVICING_FEE_HIGH | the servicing fee is above 5 % | check the unit
            INCOME_SHARE_UNIT | the payment is more than the whole income: a percentage where a fraction is due | write 0.137 for 13.7 %
            LTV_IMPLAUSIBLE | the loan to value is above 200 % | check value and unit
            OPENING_NEGATIVE | the opening balance is negative | correct it
            CLOSING_NEGATIVE | the closing balance is negative | correct it
            ORIGINAL_NOT_POSITIVE | the original amount is zero or negative | correct it
            BALANCE_ROLL | opening − principal − adjustment − charge-off is not the closing balance | correct the figure that is wrong; the difference stands in the detail
            BALANCE_RISES | the balance rises within the period and the figures say why (an adjustment) or not | check the adjustment
            BALANCE_ABOVE_ORIGINAL | the balance is above the original amount | check for capitalised interest
            CASH_SPLIT | interest + principal + other is not the total paid | correct the figure that is wrong
            CHARGE_OFF_ABOVE_BALANCE | more is charged off than the loan had | correct it
            CHARGE_OFF_WITH_CLOSING_CODE | the loan is closed as paid off and something is charged off | check whether it is a write-off of a few cents
            CHARGE_OFF_ON_PAID | the loan is paid in full and has a charge-off or its date | ask the servicer which holds
            CLOSED_WITH_BALANCE | the loan has a closing code and still a balance | correct one of them
            CLOSED_WITHOUT_CODE | the balance went to zero and no code says why | add the code
            CLOSED_WITH_NEXT_PAYMENT | the loan is closed and shows a next payment | leave it blank or zero
            CLOSED_COUNTS_DAYS | days late go on counting on a loan without balance | leave it blank
            PROCEEDS_NEGATIVE | proceeds of a disposal are negative | check for costs netted or a reversal
            RECOVERY_NEGATIVE | the recovery is negative | check for a reversal
            RECOVERY_ON_OPEN_LOAN | there is a recovery and the loan still has a balance | check whether it is a payment
            RECOVERY_AFTER_ZERO | a recovery arrives after the balance reached zero: it belongs to the pool, not to the loan | nothing
            PERIOD_REVERSED | the period ends before it begins | correct the dates
            ORIGINATED_AFTER_PERIOD | the loan was made after the end of the period | check both dates
            MATURITY_BEFORE_ORIGINATION | the loan ends before it begins | check both dates
            MATURITY_PASSED | the loan has a balance after its maturity | check for an extension
            PAID_THROUGH_AHEAD | interest is paid through a day more than two months after the period | check the date
            TERM_ZERO | the original term is zero | fill it
            TERM_REMAINING_ABOVE_ORIGINAL | the remaining term is longer than the original | check for an extension
            TERM_OVER | the remaining term is zero or negative and there is a balance | check for an extension
            DAYS_LATE_NEGATIVE | days late are negative | write 0
            SCHEDULE_ZERO | the loan has a balance and nothing is scheduled | fill the scheduled payment
            CURRENCY_MISSING | an amount is there and its currency is not | fill the currency
            DISBURSEMENT_MISSING | the loan has a balance or losses and no date of disbursement | fill the date
            STATUS_PREFIXED | the status carries a prefix; prefix and status are read apart | nothing, or have it in a column of its own
            TAPE_SEEN_BEFORE | this is the previous tape, byte for byte | send this month’s tape
            PERIOD_NOT_AFTER | the period does not follow that of the loan’s previous row | check whether it is an amendment
            PERIOD_SKIPPED | a month between the previous row and this one is missing | ask for the missing month; nothing is invented for it
            OPENING_NOT_PREVIOUS_CLOSING | the opening balance is not the closing balance of the previous row | ask which holds
            LOAN_GONE | the loan had a balance on the previous tape and is not on this one | ask whether it was repurchased
            LOAN_ADDED | the loan was not on the previous tape | check that the deal may add loans
            LOAN_RETURNS | the loan had no balance left and has one again | ask for the reinstatement
            ORIGINAL_CHANGED | the original amount is another than before | ask which holds
            ORIGINATION_CHANGED | the day of origination is another than before | ask which holds
            MATURITY_CHANGED | the maturity is another than before | ask for the modification
            DAYS_LATE_JUMP | days late rose by more days than went by | ask the servicer
            VALUE_REPEATED | a loss or the code of an event is repeated after the event: it is a state and counts once | nothing; do not sum the column
            REPAIR_OF_NOTHING | the row corrects none of the rejected rows of the original | check the loan number, unless that is what was corrected
            LOAN_DUPLICATE | the loan is on the tape already, in the line named | remove one; check the column that numbers the loans
            PERIOD_DIFFERS | the row is of another period than the first row | send one tape a period, or map it with history: true
            ID_NOT_A_KEY | most rows share one loan number, so the column does not number loans | map another column to LOAN_ID
            CURRENCIES_MIXED | the tape has amounts in several currencies; sums over them mean nothing | split the tape by currency
            REGION_CONCENTRATED | one region has more than 40 % of the balance | see the limits of the deal
            SCORES_MISSING | more than a tenth of the loans have no score | ask for the scores
            COLLATERAL_SHARED | objects secure several loans: summing the column counts them again | take the sum over distinct objects
            CONTROL_COUNT_DIFFERS | the originator counts other loans than the tape has | ask which holds; nothing is forced
            CONTROL_TOTAL_DIFFERS | the originator’s total is another than the tape’s | ask which holds; nothing is forced
            CONTROL_TOTAL_UNKNOWN | the tape has no such figure to compare | name a column of the tape that is an amount
            POOL_COLUMN_MISSING | the file has no column for a figure that a pool needs | add the column, or map another to the role named
            POOL_ROWS_REPEAT | the form has several rows of a loan, and a pool has one | send the form that has a row for each loan
            POOL_VALUE_MISSING | a figure that a pool needs is blank or a no-data code | fill it
            POOL_VALUE_OUT_OF_RANGE | a figure is outside what a loan of a pool can have | correct it; the range stands in the detail
            """);

    private RuleTexts() {}

    static String meaning(String rule) {
        return of(rule)[MEANING];
    }

    static String remedy(String rule) {
        return of(rule)[REMEDY];
    }

    private static String[] of(String rule) {
        var texts = BY_NAME.get(rule);
        if (texts == null) {
            throw new IllegalStateException("rule " + rule + " has no text");
        }
        return texts;
    }

    private static Map<String, String[]> parse(String table) {
        var map = new HashMap<String, String[]>();
        table.lines().forEach(line -> {
            var parts = line.split(" \\| ", -1);
            if (parts.length != 3 || map.put(parts[NAME], parts) != null) {
                throw new IllegalStateException("not a rule, or a second one of its name: " + line);
            }
        });
        return map;
    }
}
