package dev.belay.observe;

/**
 * Takes the events of a coordinator.
 *
 * <h2>The grammar of a group's events</h2>
 *
 * <pre> Refused | Accepted (Moved | Decided | Intended | Repriced | CancelAsked | Learnt | Exposed |
 * EmergencyHedge | Raised)*
 * </pre>
 *
 * <h2>For implementors</h2>
 *
 * <ul>
 *   <li>Called one event at a time, in the order of the numbers, on the executor that the host gave; never on
 *       the loop.
 *   <li>May take its time: a slow listener delays nobody but itself.
 *   <li>May call the coordinator's methods, except those that wait.
 *   <li>A throw is logged and counts as taken.
 *   <li>Returning acknowledges. After a restart the events that were not acknowledged come first, each under its number
 *       and as {@link ExecutionEvent.Retold}; acknowledgements are kept once a second, so some of them come again. A
 *       listener that is 5,000 events behind gets the rest that way too. Listeners are told apart by the order in
 *       which the builder was given them; a new one begins with what happens next.
 * </ul>
 */
@FunctionalInterface
public interface ExecutionListener {

  /**
   * Takes one event.
   *
   * @param event the event
   */
  void onEvent(ExecutionEvent event);
}
