package dev.belay.report;

import java.time.Instant;

/** Shapes inside a page. Each may carry words that show when it is pointed at. */
final class Svg {

  static final int WIDTH = Axis.RIGHT + 30;

  private final Html page;

  private Svg(Html page) {
    this.page = page;
  }

  static Svg open(Html page, int height, String about) {
    page.open("figure").open("svg", "viewBox", "0 0 " + WIDTH + " " + height, "role", "img", "aria-label", about);
    return new Svg(page);
  }

  void close() {
    page.close("svg").close("figure");
  }

  void text(int x, int y, String words, String classes) {
    page.element("text", words, "x", "" + x, "y", "" + y, "class", classes);
  }

  void textEndingAt(int x, int y, String words, String classes) {
    page.element("text", words, "x", "" + x, "y", "" + y, "class", classes, "text-anchor", "end");
  }

  void rect(int x, int y, int width, int height, String classes, String words) {
    page.open("rect", "x", "" + x, "y", "" + y, "width", "" + width, "height", "" + height, "rx", "3", "class",
        classes).element("title", words).close("rect");
  }

  void dot(int x, int y, String classes, String words) {
    page.open("circle", "cx", "" + x, "cy", "" + y, "r", "4", "class", classes).element("title", words)
        .close("circle");
  }

  void cross(int x, int y) {
    line(x - 4, y - 4, x + 4, y + 4, "broken");
    line(x - 4, y + 4, x + 4, y - 4, "broken");
  }

  void line(int x1, int y1, int x2, int y2, String classes) {
    page.open("line", "x1", "" + x1, "y1", "" + y1, "x2", "" + x2, "y2", "" + y2, "class", classes).close("line");
  }

  void path(String data, String classes) {
    page.open("path", "d", data, "class", classes).close("path");
  }

  /** A dashed line where a long pause is cut short. */
  void breaks(Axis axis, int bottom) {
    for (Instant at : axis.breaks()) {
      line(axis.x(at) - 4, 4, axis.x(at) - 4, bottom, "limit");
    }
  }

  /** As many times under a chart as have room; the last one always. */
  void times(Axis axis, Clockwork clock, int y) {
    line(Axis.LEFT, y, Axis.RIGHT, y, "rule");
    int free = 0;
    int last = axis.moments().stream().mapToInt(axis::x).max().orElse(Axis.RIGHT);
    for (Instant at : axis.moments()) {
      int x = axis.x(at);
      if (x >= free && (x == last || x + 160 <= last)) {
        line(x, y, x, y + 4, "rule");
        text(Math.min(x, Axis.RIGHT - 50), y + 17, clock.time(at), "small faint");
        free = x + 90;
      }
    }
  }
}
