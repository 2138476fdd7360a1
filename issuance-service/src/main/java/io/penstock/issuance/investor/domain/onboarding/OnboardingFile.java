package io.penstock.issuance.investor.domain.onboarding;

import io.penstock.issuance.investor.OnboardingEvent.OnboardingOpened;
import io.penstock.issuance.investor.OnboardingEvent.WalletProved;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is known and decided of an investor.
 *
 * @param details newest version of the personal data in the vault; 0 if there is none
 * @param wallets proved, in the order of their proofs
 * @param evidence by number, from 1
 * @param screenings by number, from 1
 * @param outcome of the whole
 */
public record OnboardingFile(
        OnboardingOpened opened,
        int details,
        List<WalletProved> wallets,
        List<EvidenceItem> evidence,
        List<ScreeningItem> screenings,
        Outcome outcome)
        implements Onboarding {

    /** Where the file stands. */
    public enum Outcome {
        OPEN,
        APPROVED,
        REFUSED,
        ERASED
    }

    public OnboardingFile {
        wallets = List.copyOf(wallets);
        evidence = List.copyOf(evidence);
        screenings = List.copyOf(screenings);
    }

    static OnboardingFile of(OnboardingOpened opened) {
        return new OnboardingFile(opened, 0, List.of(), List.of(), List.of(), Outcome.OPEN);
    }

    /** The evidence of this number. */
    public Optional<EvidenceItem> evidence(int number) {
        return number < 1 || number > evidence.size() ? Optional.empty() : Optional.of(evidence.get(number - 1));
    }

    /** The screening of this number. */
    public Optional<ScreeningItem> screening(int number) {
        return number < 1 || number > screenings.size() ? Optional.empty() : Optional.of(screenings.get(number - 1));
    }

    public Optional<ScreeningItem> newestScreening() {
        return screening(screenings.size());
    }

    /** Last day of each qualification that is granted, whether it has passed or not. */
    public Map<String, LocalDate> qualifications() {
        var ends = new TreeMap<String, LocalDate>();
        evidence.stream()
                .filter(item -> item.state() == EvidenceItem.State.GRANTED)
                .forEach(item -> ends.merge(
                        item.filed().qualification(),
                        item.filed().validUntil(),
                        (one, other) -> one.isAfter(other) ? one : other));
        return ends;
    }

    /** Whether a qualification counts on the day. */
    public boolean qualified(LocalDate on) {
        return evidence.stream().anyMatch(item -> item.counts(on));
    }

    /** Whether the wallet has been proved, in any spelling. */
    public boolean hasProved(String wallet) {
        return wallets.stream().anyMatch(proof -> proof.wallet().equalsIgnoreCase(wallet));
    }

    OnboardingFile withDetails(int version) {
        return new OnboardingFile(opened, version, wallets, evidence, screenings, outcome);
    }

    OnboardingFile with(WalletProved proof) {
        return new OnboardingFile(opened, details, with(wallets, proof), evidence, screenings, outcome);
    }

    OnboardingFile with(EvidenceItem item) {
        return new OnboardingFile(opened, details, wallets, with(evidence, item), screenings, outcome);
    }

    OnboardingFile with(ScreeningItem item) {
        return new OnboardingFile(opened, details, wallets, evidence, with(screenings, item), outcome);
    }

    OnboardingFile with(Outcome after) {
        return new OnboardingFile(opened, details, wallets, evidence, screenings, after);
    }

    OnboardingFile evidenceAs(int number, EvidenceItem.State after) {
        return new OnboardingFile(
                opened,
                details,
                wallets,
                replaced(evidence, number, evidence.get(number - 1).as(after)),
                screenings,
                outcome);
    }

    OnboardingFile screeningAs(int number, ScreeningItem.State after) {
        return new OnboardingFile(
                opened,
                details,
                wallets,
                evidence,
                replaced(screenings, number, screenings.get(number - 1).as(after)),
                outcome);
    }

    private static <T> List<T> with(List<T> all, T one) {
        return Stream.concat(all.stream(), Stream.of(one)).toList();
    }

    private static <T> List<T> replaced(List<T> all, int number, T by) {
        return IntStream.range(0, all.size())
                .mapToObj(i -> i == number - 1 ? by : all.get(i))
                .toList();
    }
}
