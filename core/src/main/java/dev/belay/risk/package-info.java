/**
 * Whether a group may be opened, and how large.
 *
 * <p>Start at {@link dev.belay.risk.RiskManager}: it answers all violations of a request, each with a stable
 * {@link dev.belay.risk.RefusalCode} and the numbers compared. {@link dev.belay.risk.StandardRisk} is the
 * default, a list of small rules; hosts add their own with {@link dev.belay.risk.RiskManager#and}. Sizes come
 * from a {@link dev.belay.risk.PositionSizer}. Pure: no I/O, clock or thread; called on the event loop. May
 * use: {@code money}, {@code market}, {@code order}, {@code mode}, {@code broker}, {@code exposure}, {@code
 * plan}, {@code margin}, {@code time.Moment}.
 */
package dev.belay.risk;
