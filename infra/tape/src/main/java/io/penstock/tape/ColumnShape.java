package io.penstock.tape;

import java.util.List;
import java.util.Optional;

/**
 * What the cells of a column look like.
 *
 * @param dates the form in which every cell is a day
 * @param largest whole part of the largest number; 0 if the cells are no numbers
 */
record ColumnShape(CellType type, Optional<DateForm> dates, long largest) {

    private static final long RATE_MOST = 1;
    private static final int LONGEST_NUMBER = 18;

    static ColumnShape of(List<String> cells) {
        if (cells.isEmpty()) {
            return new ColumnShape(CellType.TEXT, Optional.empty(), 0);
        }
        for (var form : DateForm.values()) {
            if (form != DateForm.COMPACT && cells.stream().allMatch(c -> isDay(form, c))) {
                return new ColumnShape(CellType.DATE, Optional.of(form), 0);
            }
        }
        if (cells.stream().allMatch(c -> c.equalsIgnoreCase("true") || c.equalsIgnoreCase("false"))) {
            return new ColumnShape(CellType.FLAG, Optional.empty(), 0);
        }
        if (cells.stream().allMatch(c -> c.equals("Y") || c.equals("N"))) {
            return new ColumnShape(CellType.YES_NO, Optional.empty(), 0);
        }
        if (cells.stream().allMatch(ColumnShape::isNumber)) {
            long largest = cells.stream().mapToLong(ColumnShape::whole).max().orElse(0);
            boolean whole = cells.stream().noneMatch(c -> c.contains(".") || c.contains("e") || c.contains("E"));
            return new ColumnShape(
                    whole ? CellType.INTEGER : largest < RATE_MOST ? CellType.RATE : CellType.AMOUNT,
                    Optional.empty(),
                    largest);
        }
        return new ColumnShape(CellType.TEXT, Optional.empty(), 0);
    }

    /** Whether cells of one shape can be read as a type that a name suggests. */
    static boolean fits(CellType shape, CellType wanted, boolean noCells) {
        return noCells
                || shape == wanted
                || wanted == CellType.TEXT
                || wanted == CellType.CURRENCY
                || ((wanted == CellType.AMOUNT || wanted == CellType.RATE || wanted == CellType.SCORE)
                        && (shape == CellType.INTEGER || shape == CellType.RATE || shape == CellType.AMOUNT));
    }

    private static boolean isDay(DateForm form, String cell) {
        return form.parse(cell.toCharArray(), 0, cell.length()) > DateForm.NO_SUCH_DAY;
    }

    private static boolean isNumber(String cell) {
        return cell.length() <= LONGEST_NUMBER && cell.matches("-?[0-9]+(\\.[0-9]+)?([eE]-?[0-9]{1,2})?");
    }

    private static long whole(String cell) {
        var digits = cell.replaceFirst("[.eE].*", "").replace("-", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}
