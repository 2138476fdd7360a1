package io.penstock.onchain;

import java.util.List;
import org.web3j.abi.datatypes.generated.Bytes32;

/** The gateway's targets by logical id, and which service may call which function of them. */
enum Target {
    REGISTRY("InvestorRegistry"),
    CASH("SettlementToken"),
    POOLS("AssetPoolRegistry"),
    TRANCHES("TrancheFactory"),
    MARKET("DeliveryVersusPayment"),
    DISTRIBUTIONS("DistributionPool"),
    JOURNALS("EventAnchor");

    private final String contract;

    Target(String contract) {
        this.contract = contract;
    }

    Artifact artifact() {
        return Artifact.of(contract);
    }

    /** Independent of addresses, so that payload hashes are the same on a rebuilt chain. */
    Bytes32 id() {
        return Abi.idWord(contract);
    }

    /** What the gateway lets a service do here; the two never share a function but the anchoring of their own journals. */
    List<String> functionsOf(Writer writer) {
        return writer == Writer.ISSUANCE ? ofIssuance() : ofServicing();
    }

    private List<String> ofIssuance() {
        return switch (this) {
            case REGISTRY -> List.of("register", "verify", "unlink", "suspend");
            case CASH -> List.of("issue");
            case POOLS -> List.of("anchorPool");
            case TRANCHES -> List.of("createTranche", "setFrozenUnits");
            case MARKET -> List.of("closeIssue", "settle");
            case DISTRIBUTIONS -> List.of();
            case JOURNALS -> List.of("anchor");
        };
    }

    private List<String> ofServicing() {
        return switch (this) {
            case REGISTRY, CASH, POOLS, MARKET -> List.of();
            case TRANCHES -> List.of("cutRecordOfDeal", "setClassBalance");
            case DISTRIBUTIONS -> List.of("creditCollections", "declare", "pay");
            case JOURNALS -> List.of("anchor");
        };
    }

    String addressIn(ContractAddresses addresses) {
        return switch (this) {
            case REGISTRY -> addresses.investorRegistry();
            case CASH -> addresses.settlementToken();
            case POOLS -> addresses.assetPoolRegistry();
            case TRANCHES -> addresses.trancheFactory();
            case MARKET -> addresses.deliveryVersusPayment();
            case DISTRIBUTIONS -> addresses.distributionPool();
            case JOURNALS -> addresses.eventAnchor();
        };
    }
}
