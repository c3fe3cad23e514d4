package dev.belay.examples;

import dev.belay.margin.WorstCaseReport;
import dev.belay.money.Money;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws a margin path as one SVG file without scripts, fonts or links. */
final class MarginChart {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 460;
  private static final int LEFT = 90;
  private static final int RIGHT = 30;
  private static final int TOP = 60;
  private static final int BOTTOM = 130;
  private static final int STEPS = 5;

  private final MarginPath path;
  private final Money top;

  private MarginChart(MarginPath path, Money top) {
    this.path = path;
    this.top = top;
  }

  static String of(String title, MarginPath path, WorstCaseReport report) {
    Money highest = path.points().stream().map(MarginPath.Point::worst).reduce(Money.ZERO, Money::max);
    Money worst = report.worst().map(point -> point.increment()).orElse(Money.ZERO);
    Money top = highest.max(worst).max(Money.rupees(1));
    return new MarginChart(path, top).draw(title, report, worst);
  }

  private String draw(String title, WorstCaseReport report, Money worst) {
    StringBuilder svg = new StringBuilder(String.format(Locale.ROOT, """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="sans-serif" \
        font-size="12">
        <rect width="100%%" height="100%%" fill="white"/>
        """, WIDTH, HEIGHT, WIDTH, HEIGHT));
    text(svg, LEFT, 24, "start", escaped(title) + ": margin over the present positions, rupees");
    text(svg, LEFT, 44, "start", report.verdict() + ", worst point " + WorstCase.rupees(worst) + ", allowed "
        + WorstCase.rupees(report.allowedMargin()));
    for (int step = 0; step <= STEPS; step++) {
      Money at = new Money(top.tenThousandths() / STEPS * step);
      line(svg, LEFT, y(at), WIDTH - RIGHT, y(at), "#ddd", "");
      text(svg, LEFT - 8, y(at) + 4, "end", WorstCase.rupees(at));
    }
    if (!report.allowedMargin().isMoreThan(top)) {
      line(svg, LEFT, y(report.allowedMargin()), WIDTH - RIGHT, y(report.allowedMargin()), "#c00", "6 4");
      text(svg, WIDTH - RIGHT, y(report.allowedMargin()) - 5, "end", "allowed");
    }
    line(svg, LEFT, y(worst), WIDTH - RIGHT, y(worst), "#e80", "2 3");
    text(svg, WIDTH - RIGHT, y(worst) - 5, "end", "worst point");
    curve(svg, "#06c", path.points().stream().map(point -> point.needs().get(0)).toList());
    curve(svg, "#e80", path.points().stream().map(MarginPath.Point::worst).toList());
    for (int i = 0; i < path.points().size(); i++) {
      label(svg, i);
    }
    text(svg, LEFT, HEIGHT - 8, "start", "blue: unmoved market; orange: dearest move of price, volatility and spread");
    return svg.append("</svg>\n").toString();
  }

  private void curve(StringBuilder svg, String colour, List<Money> needs) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < needs.size(); i++) {
      points.append(i == 0 ? "" : " ").append(x(i)).append(',').append(y(needs.get(i)));
    }
    svg.append("<polyline fill=\"none\" stroke=\"").append(colour).append("\" stroke-width=\"2\" points=\"")
        .append(points).append("\"/>\n");
  }

  private void label(StringBuilder svg, int i) {
    String name = path.points().get(i).name();
    svg.append("<text transform=\"translate(").append(x(i)).append(',').append(HEIGHT - BOTTOM + 16)
        .append(") rotate(20)\">").append(escaped(name)).append("</text>\n");
  }

  private int x(int i) {
    return LEFT + 20 + i * (WIDTH - LEFT - RIGHT - 180) / Math.max(1, path.points().size() - 1);
  }

  private int y(Money at) {
    long room = HEIGHT - TOP - BOTTOM;
    return (int) (HEIGHT - BOTTOM - room * at.tenThousandths() / top.tenThousandths());
  }

  private static void line(StringBuilder svg, int x1, int y1, int x2, int y2, String colour, String dashes) {
    svg.append(String.format(Locale.ROOT,
        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-dasharray=\"%s\"/>\n",
        x1, y1, x2, y2, colour, dashes.isEmpty() ? "none" : dashes));
  }

  private static void text(StringBuilder svg, int x, int y, String anchor, String text) {
    svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>\n", x, y, anchor,
        text));
  }

  private static String escaped(String text) {
    return text.chars().mapToObj(c -> switch (c) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '"' -> "&quot;";
      default -> String.valueOf((char) c);
    }).collect(Collectors.joining());
  }
}
