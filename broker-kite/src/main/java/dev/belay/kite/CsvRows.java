package dev.belay.kite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a comma-separated file with a header line by line: fields may be quoted, two quotes inside quotes are
 * one, and a field never spans lines. Columns are found by name, so their order and further ones don't
 * matter.
 */
final class CsvRows {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final BufferedReader lines;
  private final String file;
  private final List<String> header;
  private long line;

  CsvRows(Reader in, String file, List<String> required) throws IOException {
    this.lines = in instanceof BufferedReader buffered ? buffered : new BufferedReader(in);
    this.file = file;
    this.header = nextFields().orElseThrow(() -> new MalformedFileException(file, 1, "no header line"));
    for (String column : required) {
      if (!header.contains(column)) {
        throw new MalformedFileException(file, line, "the header lacks the column " + column);
      }
    }
  }

  /** The next line that is not blank, or empty at the end of the file. */
  Optional<Row> next() throws IOException {
    Optional<List<String>> fields = nextFields();
    if (fields.isPresent() && fields.get().size() != header.size()) {
      throw new MalformedFileException(file, line,
          fields.get().size() + " fields under a header of " + header.size());
    }
    return fields.map(Row::new);
  }

  int column(String name) {
    return header.indexOf(name);
  }

  private Optional<List<String>> nextFields() throws IOException {
    String text = lines.readLine();
    line++;
    while (text != null && text.isBlank()) {
      text = lines.readLine();
      line++;
    }
    if (text == null) {
      return Optional.empty();
    }
    boolean marked = line == 1 && text.charAt(0) == BYTE_ORDER_MARK;
    return Optional.of(split(marked ? text.substring(1) : text));
  }

  private List<String> split(String text) {
    List<String> fields = new ArrayList<>(12);
    int at = 0;
    while (at <= text.length()) {
      if (at < text.length() && text.charAt(at) == '"') {
        StringBuilder field = new StringBuilder();
        int end = closingQuote(text, at + 1, field);
        if (end + 1 < text.length() && text.charAt(end + 1) != ',') {
          throw new MalformedFileException(file, line, "text after a closing quote");
        }
        fields.add(field.toString().strip());
        at = end + 2;
      } else {
        int comma = text.indexOf(',', at);
        int end = comma < 0 ? text.length() : comma;
        fields.add(text.substring(at, end).strip());
        at = end + 1;
      }
    }
    return fields;
  }

  private int closingQuote(String text, int from, StringBuilder into) {
    for (int i = from; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each != '"') {
        into.append(each);
      } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
        into.append('"');
        i++;
      } else {
        return i;
      }
    }
    throw new MalformedFileException(file, line, "a quote that is not closed on its line");
  }

  /** One line's fields. */
  final class Row {

    private final List<String> fields;
    private final long at = line;

    private Row(List<String> fields) {
      this.fields = fields;
    }

    String get(int column) {
      return fields.get(column);
    }

    /** Turns a field into a value; whatever it throws for a bad text names file, line, column and rule. */
    <T> T parse(int column, String rule, FieldParser<T> parser) {
      try {
        return parser.parse(get(column));
      } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
        MalformedFileException bad = bad(column, rule);
        bad.initCause(e);
        throw bad;
      }
    }

    MalformedFileException bad(int column, String rule) {
      return new MalformedFileException(file, at, header.get(column), get(column), rule);
    }

    MalformedFileException bad(String rule) {
      return new MalformedFileException(file, at, rule);
    }

    long line() {
      return at;
    }
  }

  /**
   * A text's value; throws IllegalArgumentException, DateTimeException or ArithmeticException for a bad one.
   */
  @FunctionalInterface
  interface FieldParser<T> {
    T parse(String text);
  }
}
