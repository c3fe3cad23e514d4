package dev.belay.examples;

import dev.belay.kite.KiteBrokerClient;
import dev.belay.kite.KiteConfig;
import dev.belay.kite.KiteCredentials;
import dev.belay.kite.KiteInstruments;
import dev.belay.kite.Preflight;
import dev.belay.kite.PreflightReport;
import dev.belay.market.Exchange;
import dev.belay.market.FreezeTable;
import dev.belay.testkit.PacedTimeSource;
import dev.belay.time.SystemTimeSource;
import dev.belay.time.TimeSource;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A session at the broker: at the one on this machine with {@code --server}, else at the real one with credentials from
 * the environment. These are {@code KITE_API_KEY}, {@code KITE_API_SECRET} and the day's {@code KITE_ACCESS_TOKEN}.
 */
final class KiteAccess implements AutoCloseable {

  /** What a run of the broker's examples may be asked, beside what each adds. */
  static final List<String> OPTIONS = List.of("instruments", "freeze", "group", "lots", "store");

  private static final List<String> VARIABLES = List.of("KITE_API_KEY", "KITE_API_SECRET", "KITE_ACCESS_TOKEN");
  private static final long PATIENCE_SECONDS = 60;

  private final KiteInstruments instruments;
  private final LocalDate day;
  private final FreezeTable freeze;
  private final Optional<PlayedKite> played;
  private final TimeSource time;
  private final AutoCloseable ownTime;
  private final KiteBrokerClient client;

  /** Opens the session; nothing has been sent yet. */
  KiteAccess(Arguments given, Map<String, String> environment, PrintStream err) {
    boolean server = given.has("server");
    if (!server) {
      requireCredentials(environment);
      if (given.text("instruments").isEmpty()) {
        throw new InputException("--instruments", "is needed: today's file from https://api.kite.trade/instruments/NFO"
            + " with the rows of the indices");
      }
    }
    if (server) {
      PacedTimeSource paced = new PacedTimeSource(Options.DEFAULT_AT);
      time = paced;
      ownTime = paced;
    } else {
      SystemTimeSource system = new SystemTimeSource("belay-example");
      time = system;
      ownTime = system;
    }
    day = Contracts.CALENDAR.day(time.wall());
    freeze = Contracts.freezeTable(given.existingFile("freeze"));
    instruments = Contracts.listed(given.existingFile("instruments"), freeze, day);
    played = server ? Optional.of(new PlayedKite((PacedTimeSource) time, instruments)) : Optional.empty();
    KiteConfig config = played.map(PlayedKite::config).orElseGet(() -> KiteConfig.builder().build());
    client = KiteBrokerClient.of(config, credentials(environment), time,
        cause -> err.println("a login is needed (" + cause + ")"));
    client.session().resume(played.map(each -> each.account().accessToken())
        .orElseGet(() -> environment.get("KITE_ACCESS_TOKEN")), time.wall());
  }

  private static void requireCredentials(Map<String, String> environment) {
    List<String> missing = new ArrayList<>(VARIABLES);
    missing.removeIf(each -> !environment.getOrDefault(each, "").isBlank());
    if (!missing.isEmpty()) {
      throw new InputException("credentials", "the environment lacks " + String.join(", ", missing)
          + "; --server runs without any, against a broker on this machine");
    }
  }

  private KiteCredentials credentials(Map<String, String> environment) {
    return played.map(each -> new KiteCredentials(each.account().apiKey(), each.account().apiSecret()))
        .orElseGet(() -> new KiteCredentials(environment.get("KITE_API_KEY"), environment.get("KITE_API_SECRET")));
  }

  /** Asks what is in the way of trading. */
  PreflightReport preflight() throws InterruptedException, ExecutionException, TimeoutException {
    return client.preflight(Preflight.of(day, EnumSet.of(Exchange.NFO), instruments, freeze.newest()))
        .toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  KiteBrokerClient client() {
    return client;
  }

  KiteInstruments instruments() {
    return instruments;
  }

  LocalDate day() {
    return day;
  }

  TimeSource time() {
    return time;
  }

  Optional<PlayedKite> played() {
    return played;
  }

  @Override
  public void close() {
    client.close();
    played.ifPresent(PlayedKite::close);
    try {
      ownTime.close();
    } catch (Exception e) {
      throw new IllegalStateException("the clock does not end", e);
    }
  }
}
