package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.OnboardingCommand.RecordWalletProof;
import io.penstock.issuance.investor.OnboardingId;
import io.penstock.issuance.investor.WalletProofMethod;
import io.penstock.issuance.investor.application.WalletChallenges.Challenge;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.WalletProof;
import io.penstock.platform.axon.Commands;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who controls a wallet: it is asked to sign a text that names investor, wallet and chain, holds a random number and ends
 * after a quarter of an hour. A signature of another text, for another investor or on another chain proves nothing.
 */
@Component
public class WalletProofs {

    private static final Duration TIME = Duration.ofMinutes(15);
    private static final int RANDOM_BYTES = 16;

    private final Onboardings onboardings;
    private final WalletChallenges challenges;
    private final WalletProof proof;
    private final ContractAddresses chain;
    private final Commands commands;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public WalletProofs(
            Onboardings onboardings,
            WalletChallenges challenges,
            WalletProof proof,
            ContractAddresses chain,
            Commands commands,
            Clock clock) {
        this.onboardings = onboardings;
        this.challenges = challenges;
        this.proof = proof;
        this.chain = chain;
        this.commands = commands;
        this.clock = clock;
    }

    /** What became of a proof. */
    public enum Result {
        PROVED,
        /** No challenge of this id is open for this investor. */
        CHALLENGE_UNKNOWN,
        CHALLENGE_ENDED,
        SIGNATURE_WRONG
    }

    /** A new text to be signed. */
    public Challenge challenge(InvestorId investorId, String wallet) {
        onboardings.open(investorId);
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        var id = HexFormat.of().formatHex(bytes);
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var address = wallet.toLowerCase(Locale.ROOT);
        var message = String.join(
                "\n",
                "Penstock: proof that I control this wallet. It moves nothing and costs nothing.",
                "",
                "Investor: " + investorId,
                "Wallet: " + address,
                "Chain ID: " + chain.chainId(),
                "Nonce: " + id,
                "Issued At: " + now,
                "Expiration Time: " + now.plus(TIME));
        var challenge = new Challenge(id, investorId, address, message, now.plus(TIME));
        challenges.keep(challenge);
        return challenge;
    }

    /** Checks the signature and records the proof. The challenge stays open after a wrong signature. */
    public Result prove(InvestorId investorId, String challengeId, String signature) {
        onboardings.open(investorId);
        var challenge =
                challenges.open(challengeId).filter(each -> each.investorId().equals(investorId));
        if (challenge.isEmpty()) {
            return Result.CHALLENGE_UNKNOWN;
        }
        if (clock.instant().isAfter(challenge.get().expiresAt())) {
            return Result.CHALLENGE_ENDED;
        }
        var method = method(challenge.get(), signature);
        if (method.isEmpty()) {
            return Result.SIGNATURE_WRONG;
        }
        commands.send(new RecordWalletProof(
                OnboardingId.of(investorId),
                challenge.get().wallet(),
                method.get(),
                challenge.get().message(),
                signature));
        challenges.use(challengeId);
        return Result.PROVED;
    }

    private Optional<WalletProofMethod> method(Challenge challenge, String signature) {
        return proof.of(challenge.wallet(), challenge.message(), signature).map(by -> switch (by) {
            case KEY -> WalletProofMethod.EIP_191;
            case CONTRACT -> WalletProofMethod.EIP_1271;
        });
    }
}
