package io.penstock.projection;

import static io.penstock.projection.RateConversion.cprFromPsa;
import static io.penstock.projection.RateConversion.cprFromSmm;
import static io.penstock.projection.RateConversion.psaFromCpr;
import static io.penstock.projection.RateConversion.smmFromAbs;
import static io.penstock.projection.RateConversion.smmFromCpr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Tables SF-8, SF-9 and SF-14 of the Bond Market Association's Standard Formulas: 1,280 cells. */
class PublishedSpeedsTest {

    @Test
    void smmToCprToPsa() {
        var table = PublishedTable.read("bma_sf8_smm_cpr_psa.csv");
        var cells = new PublishedCells("SF-8");
        for (int row = 0; row < table.rows().size(); row++) {
            double smm = table.number(row, 0) / 100;
            double cpr = cprFromSmm(smm);
            cells.compare("CPR at " + smm, table.number(row, 1), 100 * cpr, 0.05);
            cells.compare("PSA at " + smm, table.number(row, 2), 100 * psaFromCpr(cpr, 29), 0.5);
            assertThat(smmFromCpr(cpr)).isCloseTo(smm, within(1e-15));
        }
        cells.expect(360);
    }

    @Test
    void psaToSmm() {
        var table = PublishedTable.read("bma_sf9_psa_to_smm.csv");
        var cells = new PublishedCells("SF-9");
        for (int row = 0; row < table.rows().size(); row++) {
            int month = (int) table.number(row, 0);
            for (int column = 1; column < table.header().size(); column++) {
                double psa = Double.parseDouble(table.header().get(column).substring(3)) / 100;
                double smm = smmFromCpr(cprFromPsa(psa, month - 1));
                cells.compare("month " + month + " at " + psa, table.number(row, column), 100 * smm, 0.005);
            }
        }
        cells.expect(570);
    }

    /** One cell is an exact tie: 0.50 % ABS in month 41 is 0.625 and is printed 0.63. */
    @Test
    void absToSmm() {
        var table = PublishedTable.read("bma_sf14_abs_to_smm.csv");
        var cells = new PublishedCells("SF-14");
        for (int row = 0; row < table.rows().size(); row++) {
            int month = (int) table.number(row, 0);
            for (int column = 1; column < table.header().size(); column++) {
                double abs = Double.parseDouble(table.header().get(column).substring(4)) / 100;
                double smm = smmFromAbs(abs, month - 1);
                cells.compare("month " + month + " at " + abs, table.number(row, column), 100 * smm, 0.005);
            }
        }
        cells.expect(350);
    }
}
