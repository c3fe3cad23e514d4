package dev.belay.examples;

import dev.belay.kite.FreezeFile;
import dev.belay.kite.KiteInstruments;
import dev.belay.kite.MalformedFileException;
import dev.belay.market.Exchange;
import dev.belay.market.FreezeTable;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentCatalog;
import dev.belay.market.InstrumentId;
import dev.belay.market.TradingCalendar;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The contracts of one trading day, as the broker's instruments file and a dated freeze table describe them.
 *
 * @param name what errors call the instruments file
 * @param freezeName what errors call the freeze table
 * @param day the trading day
 * @param catalog the contracts
 */
record Contracts(String name, String freezeName, LocalDate day, InstrumentCatalog catalog) {

  /** The Indian hours; the bundled week has no holiday. */
  static final TradingCalendar CALENDAR = TradingCalendar.india(new TreeSet<>());

  static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

  private static final String BUNDLED = "instruments-nifty.csv";
  private static final EnumSet<Exchange> SEGMENTS = EnumSet.of(Exchange.NFO);

  static Contracts read(Optional<Path> instruments, Optional<Path> freeze, LocalDate day) {
    String freezeName = freezeName(freeze);
    String name = instruments.map(file -> file.getFileName().toString()).orElse(BUNDLED);
    return new Contracts(name, freezeName, day, listed(instruments, freezeTable(freeze), day).catalog());
  }

  private static String freezeName(Optional<Path> freeze) {
    return freeze.map(file -> file.getFileName().toString()).orElse("freeze-quantities.csv (bundled)");
  }

  static FreezeTable freezeTable(Optional<Path> freeze) {
    return freeze.map(Contracts::freeze).orElseGet(FreezeFile::bundled);
  }

  /** The same with the broker's numbers of the contracts. */
  static KiteInstruments listed(Optional<Path> instruments, FreezeTable table, LocalDate day) {
    String name = instruments.map(file -> file.getFileName().toString()).orElse(BUNDLED);
    try {
      return instruments.isPresent()
          ? KiteInstruments.read(instruments.get(), day, table, SEGMENTS) : bundled(day, table);
    } catch (MalformedFileException e) {
      throw new InputException(e);
    } catch (IOException e) {
      throw new InputException(name, "cannot be read: " + e.getMessage());
    }
  }

  private static KiteInstruments bundled(LocalDate day, FreezeTable table) throws IOException {
    try (Reader in = new InputStreamReader(
        Objects.requireNonNull(Contracts.class.getResourceAsStream(BUNDLED), BUNDLED), StandardCharsets.UTF_8)) {
      return KiteInstruments.read(in, BUNDLED, day, table, SEGMENTS);
    }
  }

  private static FreezeTable freeze(Path file) {
    try {
      return FreezeFile.read(file);
    } catch (MalformedFileException | IllegalArgumentException e) {
      throw new InputException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The contract that a place of a file names. */
  Instrument require(InstrumentId id, String place) {
    return catalog.find(id, day).orElseThrow(() -> new InputException(place,
        "'" + id.symbol() + "' is no contract of " + name + " on " + day + " (INSTRUMENT_UNKNOWN)"));
  }
}
