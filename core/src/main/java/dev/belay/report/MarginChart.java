package dev.belay.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What the plan needs at its worst in each portfolio that it passes through, against what it may need. */
final class MarginChart {

  private static final int ROW = 20;
  private static final int LEFT = 330;
  private static final int RIGHT = 930;

  private MarginChart() {}

  static void draw(Html page, GroupStory story) {
    List<GroupStory.Point> path = story.marginPath();
    BigDecimal most = path.stream().map(GroupStory.Point::need).reduce(BigDecimal.ONE, BigDecimal::max);
    BigDecimal allowed = story.marginAllowed().orElse(most);
    boolean inSight = allowed.compareTo(most.multiply(BigDecimal.valueOf(3))) <= 0;
    BigDecimal whole = inSight ? most.max(allowed) : most;
    int bottom = 26 + path.size() * ROW;
    Svg svg = Svg.open(page, bottom + 6, "margin path");
    svg.text(4, 14, "needed more than the present positions, at the worst move; allowed: " + Words.money(allowed)
        + (inSight ? " (dashed)" : ", beyond the right edge"), "small faint");
    for (int i = 0; i < path.size(); i++) {
      GroupStory.Point point = path.get(i);
      int top = 24 + i * ROW;
      int width = scaled(point.need(), whole);
      svg.textEndingAt(LEFT - 8, top + 13, point.state(), "small");
      svg.rect(LEFT, top + 2, Math.max(width, 1), ROW - 5, point.need().compareTo(allowed) > 0 ? "over" : "need",
          point.shock());
      svg.text(LEFT + width + 6, top + 13, Words.money(point.need()), "small");
    }
    if (inSight) {
      int x = LEFT + scaled(allowed, whole);
      svg.line(x, 22, x, bottom, "limit");
    }
    svg.close();
  }

  private static int scaled(BigDecimal value, BigDecimal whole) {
    return value.multiply(BigDecimal.valueOf(RIGHT - LEFT)).divide(whole, 0, RoundingMode.HALF_EVEN).intValue();
  }
}
