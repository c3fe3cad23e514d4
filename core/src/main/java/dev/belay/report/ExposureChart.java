package dev.belay.report;

import java.util.function.ToLongFunction;

/** Units that stand open while a group is not complete, naked, and bared, as steps over time. */
final class ExposureChart {

  private static final int TOP = 30;
  private static final int BOTTOM = 150;

  private ExposureChart() {}

  static void draw(Html page, GroupStory story, Axis axis, Clockwork clock) {
    long most = Math.max(1, Math.max(story.most(GroupStory.Exposure::interim),
        Math.max(story.most(GroupStory.Exposure::naked), story.most(GroupStory.Exposure::bared))));
    Svg svg = Svg.open(page, BOTTOM + 28, "exposure over time");
    svg.breaks(axis, BOTTOM);
    svg.textEndingAt(Axis.LEFT - 8, TOP + 4, most + " units", "small faint");
    svg.textEndingAt(Axis.LEFT - 8, BOTTOM, "0", "small faint");
    series(svg, story, axis, most, GroupStory.Exposure::interim, "line interim", "filled while incomplete", 0);
    series(svg, story, axis, most, GroupStory.Exposure::naked, "line naked", "naked, working orders included", 1);
    series(svg, story, axis, most, GroupStory.Exposure::bared, "line bared", "bared: filled, uncovered, undeclared",
        2);
    svg.times(axis, clock, BOTTOM);
    svg.close();
  }

  private static void series(Svg svg, GroupStory story, Axis axis, long most, ToLongFunction<GroupStory.Exposure> of,
      String classes, String name, int place) {
    StringBuilder steps = new StringBuilder().append('M').append(Axis.LEFT).append(' ').append(BOTTOM - place);
    for (GroupStory.Exposure each : story.exposures) {
      long y = BOTTOM - place - (BOTTOM - TOP) * of.applyAsLong(each) / most;
      steps.append(" H").append(axis.x(each.at())).append(" V").append(y);
    }
    svg.path(steps.append(" H").append(Axis.RIGHT).toString(), classes);
    int x = Axis.LEFT + place * 270;
    svg.path("M" + x + " 12 H" + (x + 24), classes);
    svg.text(x + 30, 16, name + ", at most " + story.most(of), "small");
  }
}
