/**
 * What we intend: a host's request, its policy and prices, and the execution plan with quantities that follows.
 *
 * <p>Start at {@link dev.belay.plan.GroupRequest} and {@link dev.belay.plan.ExecutionPlan}. Requests carry ratios and
 * never sizes of legs; only the plan has quantities. {@link dev.belay.plan.ChildOrderManager} is the one place that
 * slices. Pure. May use: {@code money}, {@code time}, {@code market}, {@code order},
 * {@code exposure}.
 */
package dev.belay.plan;
