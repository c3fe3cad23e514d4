package dev.belay.examples;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@link IronCondor} was asked to do.
 *
 * @param scenario what the simulated exchange does
 * @param group the group file; empty for the bundled one
 * @param instruments the instruments file; empty for the bundled one
 * @param freeze the freeze quantities; empty for the bundled ones
 * @param at what the clock shows at the start
 * @param lots how many lots, over the file's and the scenario's
 * @param key the request's key, over the file's
 * @param storage where store and exchange are kept
 */
record Options(Scenario scenario, Optional<Path> group, Optional<Path> instruments, Optional<Path> freeze, Instant at,
    Optional<Long> lots, Optional<String> key, Storage storage) {

  /** 10:00 in India on a Wednesday, six days before the bundled contracts expire. */
  static final Instant DEFAULT_AT = Instant.parse("2026-11-25T04:30:00Z");

  static final long MOST_LOTS = 100_000;

  private static final List<String> KNOWN =
      List.of("scenario", "group", "instruments", "freeze", "at", "lots", "key", "store", "exchange");

  static Options parse(List<String> args) {
    Arguments given = new Arguments(args, KNOWN);
    return new Options(given.text("scenario").map(Scenario::named).orElse(Scenario.ALL_FILLS),
        given.existingFile("group"), given.existingFile("instruments"), given.existingFile("freeze"),
        given.instant("at").orElse(DEFAULT_AT), given.whole("lots", 1, MOST_LOTS), given.text("key"),
        Storage.of(given.fileToKeep("store"), given.fileToKeep("exchange")));
  }
}
