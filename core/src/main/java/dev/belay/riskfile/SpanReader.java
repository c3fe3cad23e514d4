package dev.belay.riskfile;

import dev.belay.market.InstrumentKind;
import dev.belay.market.Underlying;
import dev.belay.money.Price;
import dev.belay.scenario.ExchangeFigures;
import dev.belay.scenario.ExchangeFigures.Ranges;
import dev.belay.scenario.ExchangeFigures.Series;
import dev.belay.scenario.RiskArray;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks one risk parameter file. Portfolios of physicals ({@code phyPf}), futures ({@code futPf}) and options
 * ({@code oopPf}) each have a code; futures stand in the portfolio, options in series of one expiry.
 */
final class SpanReader {

  private static final int MOST_DIGITS = 24;
  private static final BigDecimal MOST = BigDecimal.valueOf(10_000_000_000L);

  private final XMLStreamReader xml;
  private final SortedSet<Underlying> wanted;
  private final SortedMap<Underlying, Price> prices = new TreeMap<>();
  private final Scans futureScans = new Scans();
  private final Scans optionScans = new Scans();
  private final SortedMap<Series, RiskArray> arrays = new TreeMap<>();
  private Optional<LocalDate> day = Optional.empty();
  private Optional<Underlying> portfolio = Optional.empty();
  private Scans scans = futureScans;
  private boolean kept;
  private Contract contract = new Contract(InstrumentKind.FUTURE);
  private Optional<LocalDate> seriesExpiry = Optional.empty();

  /** Scan ranges by underlying, each the largest of its portfolios. */
  private static final class Scans {
    private final SortedMap<Underlying, BigDecimal> price = new TreeMap<>();
    private final SortedMap<Underlying, BigDecimal> volatility = new TreeMap<>();
  }

  /** A contract that is being read. */
  private static final class Contract {
    private InstrumentKind kind;
    private Optional<LocalDate> expiry = Optional.empty();
    private Optional<Price> strike = Optional.empty();
    private final List<BigDecimal> losses = new ArrayList<>(RiskArray.SCENARIOS);

    Contract(InstrumentKind kind) {
      this.kind = kind;
    }
  }

  SpanReader(XMLStreamReader xml, SortedSet<Underlying> wanted) {
    this.xml = xml;
    this.wanted = wanted;
  }

  ExchangeFigures figures() throws XMLStreamException, MalformedRiskFileException {
    boolean isSpan = false;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw malformed("has a document type or an entity");
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        isSpan |= xml.getLocalName().equals("spanFile");
        if (!isSpan) {
          throw malformed("is no span file");
        }
        begin(xml.getLocalName());
      }
    }
    SortedMap<Underlying, Ranges> ranges = new TreeMap<>();
    for (Underlying each : optionScans.price.keySet()) {
      ranges.put(each, ranges(each, optionScans));
    }
    for (Underlying each : futureScans.price.keySet()) {
      ranges.put(each, ranges(each, futureScans));
    }
    return new ExchangeFigures(day.orElseThrow(() -> malformed("has no date")), ranges, arrays, new TreeMap<>());
  }

  /** Where there are futures, theirs count: options far ahead have a larger one of their own. */
  private Ranges ranges(Underlying underlying, Scans read) throws MalformedRiskFileException {
    Price price = prices.get(underlying);
    BigDecimal volatility = read.volatility.getOrDefault(underlying, BigDecimal.ZERO);
    if (price == null || price.isZero() || read.price.get(underlying).signum() <= 0 || volatility.signum() < 0) {
      throw malformed("has no price or no scan range of " + underlying);
    }
    return new Ranges(price, Price.of(read.price.get(underlying)),
        volatility.movePointRight(4).setScale(0, RoundingMode.CEILING).intValue());
  }

  private void begin(String name) throws XMLStreamException, MalformedRiskFileException {
    switch (name) {
      case "date" -> date();
      case "phyPf", "futPf", "oopPf" -> portfolio(name);
      default -> { }
    }
  }

  private void date() throws XMLStreamException, MalformedRiskFileException {
    day = Optional.of(day(xml.getElementText()));
  }

  private void portfolio(String kind) throws XMLStreamException, MalformedRiskFileException {
    portfolio = Optional.empty();
    kept = false;
    scans = kind.equals("oopPf") ? optionScans : futureScans;
    while (inside(kind)) {
      switch (xml.getLocalName()) {
        case "pfCode" -> name(xml.getElementText());
        case "phy" -> physical();
        case "fut" -> future();
        case "series" -> series();
        case "scanRate" -> scanRate();
        default -> skip();
      }
    }
  }

  private void name(String code) throws MalformedRiskFileException {
    if (portfolio.isPresent() || code.isBlank()) {
      throw malformed("has a portfolio with two codes or an empty one");
    }
    portfolio = Optional.of(new Underlying(code.strip()));
    kept = wanted.contains(portfolio.get());
  }

  private void physical() throws XMLStreamException, MalformedRiskFileException {
    if (skipped()) {
      return;
    }
    while (inside("phy")) {
      if (xml.getLocalName().equals("p")) {
        prices.put(portfolio.orElseThrow(), price(xml.getElementText()));
      } else {
        skip();
      }
    }
  }

  private void future() throws XMLStreamException, MalformedRiskFileException {
    if (skipped()) {
      return;
    }
    contract = new Contract(InstrumentKind.FUTURE);
    contract("fut");
  }

  private void series() throws XMLStreamException, MalformedRiskFileException {
    if (skipped()) {
      return;
    }
    seriesExpiry = Optional.empty();
    while (inside("series")) {
      switch (xml.getLocalName()) {
        case "pe" -> seriesExpiry = Optional.of(day(xml.getElementText()));
        case "scanRate" -> scanRate();
        case "opt" -> {
          contract = new Contract(InstrumentKind.CALL);
          contract.expiry = seriesExpiry;
          contract("opt");
        }
        default -> skip();
      }
    }
  }

  private void contract(String element) throws XMLStreamException, MalformedRiskFileException {
    boolean typed = element.equals("fut");
    while (inside(element)) {
      switch (xml.getLocalName()) {
        case "pe" -> contract.expiry = Optional.of(day(xml.getElementText()));
        case "o" -> {
          contract.kind = type(xml.getElementText());
          typed = true;
        }
        case "k" -> contract.strike = Optional.of(price(xml.getElementText()));
        case "scanRate" -> scanRate();
        case "ra" -> losses();
        default -> skip();
      }
    }
    if (!typed || contract.losses.size() != RiskArray.SCENARIOS || contract.expiry.isEmpty()
        || contract.kind.isOption() != contract.strike.isPresent()) {
      throw malformed("has a contract of " + portfolio.orElseThrow() + " without type, expiry, strike or "
          + RiskArray.SCENARIOS + " losses");
    }
    Series named = new Series(portfolio.orElseThrow(), contract.expiry.get(), contract.kind, contract.strike);
    if (arrays.put(named, RiskArray.of(contract.losses)) != null) {
      throw malformed("has a contract twice: " + named);
    }
  }

  private void losses() throws XMLStreamException, MalformedRiskFileException {
    while (inside("ra")) {
      if (xml.getLocalName().equals("a")) {
        contract.losses.add(number(xml.getElementText()));
      } else {
        skip();
      }
    }
  }

  private void scanRate() throws XMLStreamException, MalformedRiskFileException {
    if (skipped()) {
      return;
    }
    while (inside("scanRate")) {
      switch (xml.getLocalName()) {
        case "priceScan" ->
            scans.price.merge(portfolio.orElseThrow(), number(xml.getElementText()), BigDecimal::max);
        case "volScan" ->
            scans.volatility.merge(portfolio.orElseThrow(), number(xml.getElementText()), BigDecimal::max);
        default -> skip();
      }
    }
  }

  /** Moves to the next child element; false at the end of the parent. */
  private boolean inside(String parent) throws XMLStreamException, MalformedRiskFileException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT) {
        return false;
      }
      if (event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw malformed("has an entity");
      }
    }
    throw malformed("ends inside of " + parent);
  }

  private boolean skipped() throws XMLStreamException, MalformedRiskFileException {
    if (portfolio.isEmpty()) {
      throw malformed("has a portfolio whose contracts come before its code");
    }
    if (!kept) {
      skip();
    }
    return !kept;
  }

  private void skip() throws XMLStreamException, MalformedRiskFileException {
    int depth = 1;
    while (depth > 0) {
      if (!xml.hasNext()) {
        throw malformed("ends too early");
      }
      int event = xml.next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
    }
  }

  private InstrumentKind type(String text) throws MalformedRiskFileException {
    return switch (text.strip()) {
      case "C" -> InstrumentKind.CALL;
      case "P" -> InstrumentKind.PUT;
      default -> throw malformed("has an option that is neither C nor P: " + text);
    };
  }

  private LocalDate day(String text) throws MalformedRiskFileException {
    try {
      return LocalDate.parse(text.strip(), DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeException e) {
      throw malformed("has no day where one belongs: " + text);
    }
  }

  private Price price(String text) throws MalformedRiskFileException {
    BigDecimal value = number(text);
    if (value.signum() < 0) {
      throw malformed("has a price below zero: " + text);
    }
    return Price.of(value.setScale(4, RoundingMode.HALF_UP));
  }

  private BigDecimal number(String text) throws MalformedRiskFileException {
    String digits = text.strip();
    if (digits.length() > MOST_DIGITS) {
      throw malformed("has a number out of all proportion");
    }
    try {
      BigDecimal value = new BigDecimal(digits);
      if (Math.abs(value.scale()) > MOST_DIGITS || value.abs().compareTo(MOST) >= 0) {
        throw malformed("has a number out of all proportion");
      }
      return value.setScale(4, RoundingMode.HALF_UP);
    } catch (NumberFormatException e) {
      throw malformed("has no number where one belongs: " + text);
    }
  }

  private MalformedRiskFileException malformed(String rule) {
    return new MalformedRiskFileException("risk parameter file, line " + xml.getLocation().getLineNumber() + " "
        + rule);
  }
}
