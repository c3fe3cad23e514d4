package dev.belay.kite;

import dev.belay.market.Exchange;
import dev.belay.market.FreezeTable;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.ListedInstruments;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.zip.GZIPInputStream;

/**
 * One day's contracts from the broker's instruments file (the dump), joined with freeze quantities.
 *
 * <p>Strict in what an order depends on: exchange, symbol, kind, expiry, strike, lot and tick. Lenient where
 * the file is known to vary: a blank name (the underlying then comes from the symbol), {@code 65.0} as a lot,
 * an empty expiry or strike, quoted fields, further columns. Indices and segments that Belay does not know
 * are skipped and counted; an index keeps its number, because its quote tells what options are worth.
 *
 * <p>This class is immutable and thread-safe.
 */
public final class KiteInstruments {

  private static final int GZIP_MAGIC = 0x1f8b;

  private final LocalDate day;
  private final List<Instrument> instruments;
  private final SortedMap<InstrumentId, Long> tokens;
  private final int skipped;

  KiteInstruments(LocalDate day, List<Instrument> instruments, SortedMap<InstrumentId, Long> tokens, int skipped) {
    this.day = day;
    this.instruments = List.copyOf(instruments);
    this.tokens = Collections.unmodifiableSortedMap(tokens);
    this.skipped = skipped;
  }

  /**
   * {@return the contracts of a downloaded file, plain or gzipped, of all segments}
   *
   * @param file the file
   * @param day the trading day for which it was made; the contracts are not found before it
   * @param freeze freeze quantities; a contract without one keeps none, which refuses entries
   * @throws IOException when it cannot be read
   * @throws MalformedFileException when a row breaks a rule; nothing is loaded then
   */
  public static KiteInstruments read(Path file, LocalDate day, FreezeTable freeze) throws IOException {
    return read(file, day, freeze, EnumSet.allOf(Exchange.class));
  }

  /**
   * {@return the contracts of some segments of a downloaded file, plain or gzipped}
   *
   * @param file the file
   * @param day the trading day for which it was made; the contracts are not found before it
   * @param freeze freeze quantities; a contract without one keeps none, which refuses entries
   * @param wanted the segments to load; rows of others are skipped without a look at their fields
   * @throws IOException when it cannot be read
   * @throws MalformedFileException when a row breaks a rule; nothing is loaded then
   */
  public static KiteInstruments read(Path file, LocalDate day, FreezeTable freeze, Set<Exchange> wanted)
      throws IOException {
    try (InputStream in = plain(new BufferedInputStream(Files.newInputStream(file)));
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return read(reader, file.getFileName().toString(), day, freeze, wanted);
    }
  }

  /**
   * {@return the contracts of some segments of a text}
   *
   * @param in the text; it is read line by line
   * @param name what errors call it
   * @param day the trading day for which it was made; the contracts are not found before it
   * @param freeze freeze quantities; a contract without one keeps none, which refuses entries
   * @param wanted the segments to load; rows of others are skipped without a look at their fields
   * @throws IOException when it cannot be read
   * @throws MalformedFileException when a row breaks a rule; nothing is loaded then
   */
  public static KiteInstruments read(Reader in, String name, LocalDate day, FreezeTable freeze, Set<Exchange> wanted)
      throws IOException {
    return new InstrumentRows(day, freeze, wanted).readAll(in, name);
  }

  private static InputStream plain(BufferedInputStream in) throws IOException {
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(in) : in;
  }

  /** {@return the trading day for which the file was made} */
  public LocalDate day() {
    return day;
  }

  /** {@return the contracts, in the file's order} */
  public List<Instrument> instruments() {
    return instruments;
  }

  /** {@return a catalog of the contracts} */
  public ListedInstruments catalog() {
    return new ListedInstruments(instruments);
  }

  /** {@return the broker's numbers of all contracts and indices, valid on this day only} */
  public SortedMap<InstrumentId, Long> tokens() {
    return tokens;
  }

  /**
   * {@return the broker's number of a contract or an index, valid on this day only: numbers are used again after
   * expiry}
   *
   * @param id exchange and symbol
   */
  public OptionalLong token(InstrumentId id) {
    return Optional.ofNullable(tokens.get(id)).map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  /** {@return how many rows were skipped: indices, and segments that were not wanted or are not known} */
  public int skipped() {
    return skipped;
  }
}
