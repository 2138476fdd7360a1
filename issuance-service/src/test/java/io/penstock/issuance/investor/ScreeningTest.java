package io.penstock.issuance.investor;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.issuance.investor.domain.screening.ListedParty;
import io.penstock.issuance.investor.domain.screening.NameForm;
import io.penstock.issuance.investor.domain.screening.NameMatching;
import io.penstock.issuance.investor.domain.screening.Screening;
import io.penstock.issuance.investor.domain.screening.Screening.Hit;
import io.penstock.issuance.investor.domain.screening.Screening.Party;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that people write in many ways, and names that only look alike. */
class ScreeningTest {

    private static final JaroWinklerSimilarity LETTERS = new JaroWinklerSimilarity();
    private static final String WALLET = "0x" + "ab".repeat(20);

    private final NameMatching matching =
            new NameMatching((one, other) -> (int) Math.round(1000 * LETTERS.apply(one, other)));
    private final Screening screening = new Screening(matching);

    private int score(String one, String other) {
        return matching.score(NameForm.of(one), NameForm.of(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Viktor Anatolyevich Bout   | BOUT, Viktor Anatolijevitch
            Viktor Bout                | BOUT, Viktor Anatolijevitch
            Muammar Qaddafi            | Moammar Gadhafi
            Mohammed Al-Rashid         | Muhammad al Rashid
            Müller, Jürgen             | Juergen Mueller
            José Ángel Núñez           | JOSE ANGEL NUNEZ
            O'Connor Patrick           | Patrick O’Connor
            Dr. Łukasz Wiśniewski      | Lukasz Wisniewski
            AL QAIDA                   | alqaida
            Blue Tanker Shipping SA    | BLUE TANKER SHIPPING
            Bank Melli Iran PLC        | Bank Melli, Iran
            王小明                       | 王小明
            Александр Иванов           | Иванов Александр
            Aleksandr Ivanov           | Alexander Ivanov
            J. Smithson                | John Smithson
            """)
    void areTheSameParty(String one, String other) {
        assertThat(score(one, other)).as("%s, %s", one, other).isGreaterThanOrEqualTo(Screening.THRESHOLD);
        assertThat(score(other, one)).isEqualTo(score(one, other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            John Smith                 | John Brown
            Maria Garcia               | Mario Gomez
            Peter Johnson              | Paula Jennings
            Acme Trading Ltd           | Atlas Trading Ltd
            Smith                      | John Smith Abernathy
            Li Wei                     | Lu Wen
            Deutsche Bank AG           | Bank Melli Iran
            王小明                       | 李大伟
            """)
    void areOthers(String one, String other) {
        assertThat(score(one, other)).as("%s, %s", one, other).isLessThan(Screening.THRESHOLD);
    }

    /** Order, case, marks and punctuation never count; equal words are equal. */
    @Test
    void theSameWordsAreTheSameName() {
        var random = new Random(4);
        for (int i = 0; i < 500; i++) {
            var words = IntStream.range(0, 1 + random.nextInt(4))
                    .mapToObj(_ -> random.ints(2 + random.nextInt(8), 'a', 'z' + 1)
                            .mapToObj(c -> String.valueOf((char) c))
                            .collect(Collectors.joining()))
                    .toList();
            var name = String.join(" ", words);
            var turned = String.join(", ", words.reversed()).toUpperCase(Locale.ROOT);
            if (!NameForm.of(name).words().isEmpty()) {
                assertThat(score(name, turned)).as(name).isEqualTo(1000);
            }
        }
    }

    @Test
    void nothingIsLikeNothing() {
        assertThat(score("", "")).isZero();
        assertThat(score("...", "John")).isZero();
    }

    @Test
    void birthAndCountryWeigh() {
        var listed = List.of(
                new ListedParty("L/1", List.of("Ivan Petrov"), Optional.of("RU"), Optional.of(1960), List.of()),
                new ListedParty(
                        "L/2", List.of("Petr Sidorov", "Ivan Petroff"), Optional.empty(), Optional.empty(), List.of()));
        assertThat(ids(party("Ivan Petrov", "DE", 1960, ""), listed)).containsExactly("L/1", "L/2");
        assertThat(ids(party("Ivan Petrov", "DE", 1990, ""), listed)).containsExactly("L/2", "L/1");
        assertThat(ids(party("Iwan Petrow", "DE", 1990, ""), listed)).doesNotContain("L/1");
        assertThat(ids(party("Anna Schmidt", "RU", 1960, ""), listed)).isEmpty();
    }

    @Test
    void aListedWalletIsFoundWhateverTheName() {
        var listed = List.of(
                new ListedParty("L/9", List.of("Nobody Known"), Optional.empty(), Optional.empty(), List.of(WALLET)));
        var hits = screening.hits(
                party("Anna Schmidt", "DE", 1980, WALLET.replace("ab", "AB").replace("0X", "0x")), listed.stream());
        assertThat(hits).containsExactly(new Hit("L/9", WALLET, 1000, "the wallet is listed"));
    }

    private List<String> ids(Party party, List<ListedParty> listed) {
        return screening.hits(party, listed.stream()).stream().map(Hit::entryId).toList();
    }

    private static Party party(String name, String country, int year, String wallet) {
        return new Party(
                List.of(name),
                Optional.of(country),
                Optional.of(year),
                Stream.of(wallet).filter(each -> !each.isEmpty()).toList());
    }
}
