package dev.belay.coordinator;

import dev.belay.broker.BrokerEnvironment;
import dev.belay.order.AccountId;
import dev.belay.persistence.CanonicalText;
import dev.belay.persistence.Entry;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Whose positions a store holds: one account's, in one world. Paper positions at the live broker, or those of another
 * account, would be taken for ones that somebody has closed.
 */
record Belonging(AccountId account, BrokerEnvironment environment) {

  private static final String SETTING = "belongs";
  private static final int VERSION = 1;

  /** Why a store cannot be used here; empty if it can, and for one that has never said whose it is. */
  Optional<String> objection(SortedMap<String, Entry.Setting> settings) {
    return Optional.ofNullable(settings.get(SETTING)).map(setting -> CanonicalText.parse(setting.body()))
        .filter(kept -> !kept.get("account").equals(account.value())
            || !kept.get("environment").equals(environment.code()))
        .map(kept -> "the store holds what account " + kept.get("account") + " has in the " + kept.get("environment")
            + " world; the coordinator is for account " + account.value() + ", its broker for the "
            + environment.code() + " world");
  }

  /** What a store is to keep that has never said whose it is. */
  Optional<Entry.Setting> claim(SortedMap<String, Entry.Setting> settings, Instant now) {
    return settings.containsKey(SETTING) ? Optional.empty() : Optional.of(new Entry.Setting(SETTING, now,
        CanonicalText.version(VERSION).put("account", account.value()).put("environment", environment.code()).text()));
  }

  /** Why no order may go to a broker that has changed its world under us. */
  Optional<String> objection(BrokerEnvironment now) {
    return now == environment ? Optional.empty()
        : Optional.of("the broker was " + environment.code() + " and is " + now.code() + " now");
  }
}
