package dev.belay.gateway;

import dev.belay.broker.BrokerClient;
import dev.belay.ledger.OrderLedger;
import dev.belay.order.AccountId;
import dev.belay.persistence.EmergencyJournal;
import dev.belay.persistence.Persistence;
import dev.belay.time.TimeSource;
import java.util.Objects;
import java.util.Optional;

/**
 * What a gateway is made of. Nothing here is closed by the gateway.
 *
 * @param account the account that it serves
 * @param broker the broker
 * @param store the store, opened
 * @param emergency the emergency journal, empty only where the store is in memory
 * @param time the clocks; its tasks run on the loop
 * @param inbox the door to the loop
 * @param ledger the ledger; nobody else applies evidence to it
 * @param budget the request budget
 * @param config the times
 * @param check the last question before a send
 * @param entries writes an order for the store
 * @param listener whom to tell
 */
public record GatewayParts(AccountId account, BrokerClient broker, Persistence store,
    Optional<EmergencyJournal> emergency, TimeSource time, Inbox inbox, OrderLedger ledger, RateBudget budget,
    GatewayConfig config, SendCheck check, OrderEntries entries, GatewayListener listener) {

  /** Refuses missing parts. */
  public GatewayParts {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(broker, "broker");
    Objects.requireNonNull(store, "store");
    Objects.requireNonNull(emergency, "emergency");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(inbox, "inbox");
    Objects.requireNonNull(ledger, "ledger");
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(config, "config");
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(entries, "entries");
    Objects.requireNonNull(listener, "listener");
  }
}
