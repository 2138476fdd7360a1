package io.penstock.issuance.investor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.issuance.investor.adapter.list.SanctionListFile;
import io.penstock.issuance.investor.adapter.list.SanctionListFile.ListFaultException;
import io.penstock.issuance.investor.domain.screening.ListedParty;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both forms of a list, and what is wrong with a file. */
class SanctionListFileTest {

    private static final String HEADER = "id,name,other_names,country,birth_year,wallets\n";
    private static final String WALLET = "0x" + "aB".repeat(20);

    @Test
    void aListWithAHeader() {
        assertThat(SanctionListFile.read(HEADER + "E1,\"PETROV, Ivan\",Ivan Petroff; I. Petrov,ru,1960," + WALLET
                        + "\nE2,Blue Tanker SA,,,,\n"))
                .containsExactly(
                        new ListedParty(
                                "E1",
                                List.of("PETROV, Ivan", "Ivan Petroff", "I. Petrov"),
                                Optional.of("RU"),
                                Optional.of(1960),
                                List.of(WALLET.toLowerCase(Locale.ROOT))),
                        new ListedParty(
                                "E2", List.of("Blue Tanker SA"), Optional.empty(), Optional.empty(), List.of()));
    }

    /** The publisher's own columns; the entries are made up. */
    @Test
    void theColumnsOfTheOfac() {
        var sdn = "101,\"PETROV, Ivan\",individual,\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"
                + "\"DOB 12 Mar 1960; POB Minsk; a.k.a. 'PETROFF, Iwan'; Digital Currency Address - ETH " + WALLET
                + "; Digital Currency Address - XBT 1abc.\"\n"
                + "102,BLUE TANKER SHIPPING SA,-0- ,\"IRAN\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n\u001a\n";
        assertThat(SanctionListFile.read(sdn))
                .containsExactly(
                        new ListedParty(
                                "101",
                                List.of("PETROV, Ivan", "PETROFF, Iwan"),
                                Optional.empty(),
                                Optional.of(1960),
                                List.of(WALLET.toLowerCase(Locale.ROOT))),
                        new ListedParty(
                                "102",
                                List.of("BLUE TANKER SHIPPING SA"),
                                Optional.empty(),
                                Optional.empty(),
                                List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            E1,Ivan,,RU,1960          | line 2: 5 columns, expected are 6
            E1,,,RU,1960,             | line 2: id or name is empty
            E1,Ivan,,RUS,1960,        | line 2: country 'RUS' is no code
            E1,Ivan,,RU,60,           | line 2: birth_year '60' is no year
            E1,Ivan,,RU,1960,0xab     | line 2: wallet '0xab' is not
            E1,Ivan,,,,~E1,Anna,,,,   | line 3: entry E1 is there twice
            """)
    void aFaultIsNamedWithItsLine(String lines, String message) {
        assertThatThrownBy(() -> SanctionListFile.read(HEADER + lines.replace('~', '\n') + "\n"))
                .isInstanceOf(ListFaultException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatIsNoListIsRefused() {
        for (String text : List.of("", "\n\n", "hello", HEADER, "a,b,c\n1,2,3\n", "\u0000\u0001")) {
            assertThatThrownBy(() -> SanctionListFile.read(text)).as(text).isInstanceOf(ListFaultException.class);
        }
    }
}
