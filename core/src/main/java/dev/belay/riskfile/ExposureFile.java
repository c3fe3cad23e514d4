package dev.belay.riskfile;

import dev.belay.market.Underlying;
import dev.belay.scenario.ExchangeFigures.Rates;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The clearing house's exposure file of a day ({@code ael_DDMMYYYY.csv}): for each stock one row for options deep out
 * of the money ({@code OTM}) and one for everything else ({@code OTH}); the total rate counts, additional margin
 * included. Columns are found by their headings.
 */
public final class ExposureFile {

  private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(1_000);

  private ExposureFile() {}

  /**
   * Reads a file.
   *
   * @param in the file; not closed
   * @return the rates by underlying
   * @throws MalformedRiskFileException when it is no such file, or a stock lacks one of its rows
   * @throws IOException when it cannot be read
   */
  public static SortedMap<Underlying, Rates> read(Reader in) throws IOException {
    BufferedReader lines = new BufferedReader(in);
    List<String> heading = cells(lines.readLine());
    int symbol = column(heading, "Symbol");
    int type = column(heading, "Instrument Type");
    int total = column(heading, "Total applicable");
    SortedMap<Underlying, Integer> plain = new TreeMap<>();
    SortedMap<Underlying, Integer> deep = new TreeMap<>();
    int number = 1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        List<String> row = cells(line);
        if (row.size() != heading.size() || row.get(symbol).isEmpty()) {
          throw new MalformedRiskFileException("exposure file, line " + number + " has not the columns of the heading");
        }
        SortedMap<Underlying, Integer> rates = switch (row.get(type)) {
          case "OTH" -> plain;
          case "OTM" -> deep;
          default -> throw new MalformedRiskFileException(
              "exposure file, line " + number + " is neither OTH nor OTM: " + row.get(type));
        };
        if (rates.put(new Underlying(row.get(symbol)), basisPoints(row.get(total), number)) != null) {
          throw new MalformedRiskFileException("exposure file, line " + number + " names a rate twice");
        }
      }
    }
    return paired(plain, deep);
  }

  private static SortedMap<Underlying, Rates> paired(SortedMap<Underlying, Integer> plain,
      SortedMap<Underlying, Integer> deep) throws MalformedRiskFileException {
    if (plain.isEmpty() || !plain.keySet().equals(deep.keySet())) {
      throw new MalformedRiskFileException("exposure file lacks the OTH or the OTM row of an underlying");
    }
    SortedMap<Underlying, Rates> rates = new TreeMap<>();
    plain.forEach((underlying, rate) -> rates.put(underlying, new Rates(rate, deep.get(underlying))));
    return rates;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    if (line != null) {
      for (String cell : line.split(",", -1)) {
        cells.add(cell.strip());
      }
    }
    return cells;
  }

  private static int column(List<String> heading, String name) throws MalformedRiskFileException {
    for (int i = 0; i < heading.size(); i++) {
      if (heading.get(i).startsWith(name)) {
        return i;
      }
    }
    throw new MalformedRiskFileException("exposure file, line 1 has no column " + name);
  }

  private static int basisPoints(String percent, int line) throws MalformedRiskFileException {
    try {
      BigDecimal rate = new BigDecimal(percent);
      if (rate.signum() >= 0 && rate.compareTo(MOST_PERCENT) <= 0 && rate.scale() <= 10) {
        return rate.movePointRight(2).setScale(0, RoundingMode.CEILING).intValue();
      }
    } catch (NumberFormatException e) {
      // told below, like a rate that no exchange has
    }
    throw new MalformedRiskFileException("exposure file, line " + line + " has no rate in percent: " + percent);
  }
}
