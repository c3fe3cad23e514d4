package dev.belay.kite;

import dev.belay.market.Exchange;
import dev.belay.market.FreezeTable;
import dev.belay.market.Underlying;
import dev.belay.money.Quantity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Freeze quantities as a dated file: {@code exchange,underlying,from,freeze,source}. The exchanges change
 * them monthly and neither the dump nor the API has them, so a host keeps its own file beside or instead of
 * the bundled one.
 *
 * <p>Bundled is what was published up to 2026-08-03 for NSE index derivatives (circular FAOP75521 and its
 * forerunners) and, from a broker's help page, for BSE index derivatives. Figures for October 2025 were not
 * readable, so September's are in force there. A contract without a row has no freeze quantity: entries in it
 * are refused.
 */
public final class FreezeFile {

  private static final String BUNDLED = "freeze-quantities.csv";
  private static final List<String> COLUMNS = List.of("exchange", "underlying", "from", "freeze", "source");

  private FreezeFile() {}

  /** {@return the bundled table, as published up to 2026-08-03} */
  public static FreezeTable bundled() {
    try (InputStream in = Objects.requireNonNull(FreezeFile.class.getResourceAsStream(BUNDLED), BUNDLED);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return read(reader, BUNDLED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@return the table that a host's own file holds}
   *
   * @param file a file of the bundled one's form
   * @throws IOException when it cannot be read
   * @throws MalformedFileException when it breaks a rule of the form
   */
  public static FreezeTable read(Path file) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(in, file.getFileName().toString());
    }
  }

  /**
   * {@return the table that a text holds}
   *
   * @param in the text
   * @param name what errors call it
   * @throws IOException when it cannot be read
   * @throws MalformedFileException when it breaks a rule of the form
   */
  public static FreezeTable read(Reader in, String name) throws IOException {
    CsvRows rows = new CsvRows(in, name, COLUMNS);
    int exchange = rows.column("exchange");
    int underlying = rows.column("underlying");
    int from = rows.column("from");
    int freeze = rows.column("freeze");
    int source = rows.column("source");
    List<FreezeTable.Row> table = new ArrayList<>();
    for (Optional<CsvRows.Row> next = rows.next(); next.isPresent(); next = rows.next()) {
      CsvRows.Row row = next.get();
      Quantity units = row.parse(freeze, "is not a whole number of units", Quantity::parse);
      if (!units.isPositive()) {
        throw row.bad(freeze, "is not above zero");
      }
      if (row.get(source).isEmpty()) {
        throw row.bad("a freeze quantity needs its source");
      }
      table.add(new FreezeTable.Row(
          row.parse(exchange, "is no exchange segment", Exchange::valueOf),
          row.parse(underlying, "is no underlying", Underlying::new),
          row.parse(from, "is no date of the form yyyy-MM-dd", LocalDate::parse), units));
    }
    try {
      return new FreezeTable(table);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }
}
