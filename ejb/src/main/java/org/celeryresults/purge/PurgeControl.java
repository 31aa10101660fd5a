package org.celeryresults.purge;

import jakarta.ejb.EJB;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.celeryresults.config.StoreClock;
import org.celeryresults.message.CeleryResultsException;
import org.celeryresults.message.Message;
import org.celeryresults.retry.FailureTranslator;
import org.jspecify.annotations.Nullable;

/** Begins and ends purges: the lease and the history change together, in one transaction. */
@Stateless
@LocalBean
@TransactionAttribute(TransactionAttributeType.REQUIRED)
@Interceptors(FailureTranslator.class)
public class PurgeControl {
  private static final Logger LOG = System.getLogger("org.celeryresults.purge");

  @EJB private LeaseStore leases;
  @EJB private PurgeStore purges;
  @Inject @StoreClock private Clock clock;

  /**
   * Begins a purge.
   *
   * @throws CeleryResultsException when another holds the lease
   */
  public Ticket begin(PurgeOrigin origin, PurgeParameters parameters) {
    return tryBegin(origin, parameters)
        .orElseThrow(() -> held(Ticket.leaseFor(parameters.dryRun())));
  }

  /** The same; empty when another holds the lease. */
  public Optional<Ticket> tryBegin(PurgeOrigin origin, PurgeParameters parameters) {
    String purgeId = UUID.randomUUID().toString();
    String name = Ticket.leaseFor(parameters.dryRun());
    Optional<Lease> before = leases.lock(name);
    Optional<Ticket> ticket =
        leases.take(name, origin.node(), purgeId).map(token -> new Ticket(purgeId, name, token));
    if (ticket.isPresent()) {
      before.ifPresent(this::giveUp);
      purges.insert(purgeId, origin, parameters);
    }
    return ticket;
  }

  /**
   * Lets a purge that was stopped, or that failed, go on; or one whose node has died.
   *
   * @throws CeleryResultsException when there is none, it has completed, or another holds the lease
   */
  public Ticket resume(String purgeId, String node) {
    String name = leaseOf(purgeId);
    Optional<Lease> before = leases.lock(name).filter(lease -> !lease.purgeId().equals(purgeId));
    Purge purge = known(purgeId);
    if (purge.state() == PurgeState.COMPLETED) {
      throw new CeleryResultsException(Message.PURGE_COMPLETED, purgeId);
    }
    long token = leases.take(name, node, purgeId).orElseThrow(() -> held(name));
    before.ifPresent(this::giveUp);
    purges.resume(purge, node);
    return new Ticket(purgeId, name, token);
  }

  /** The leases of purges that are under way on no node. */
  public List<Lease> left() {
    return Stream.of(Ticket.PURGE, Ticket.DRY_RUN)
        .flatMap(name -> leases.read(name).stream())
        .filter(lease -> !lease.isHeld(clock.instant()) && isRunning(lease))
        .toList();
  }

  /** Takes such a purge; empty when somebody was faster. */
  public Optional<Ticket> takeOver(Lease left, String node) {
    return leases
        .lock(left.name())
        .filter(lease -> lease.token() == left.token() && !lease.isHeld(clock.instant()))
        .filter(this::isRunning)
        .map(lease -> resume(lease.purgeId(), node));
  }

  /** Whether that is still the right to carry it out. */
  public boolean isValid(Ticket ticket) {
    return leases
        .read(ticket.lease())
        .filter(lease -> lease.token() == ticket.token() && lease.isHeld(clock.instant()))
        .isPresent();
  }

  /** Renews the lease; whether the purge goes on. */
  public boolean renew(Ticket ticket) {
    leases.renew(ticket);
    return !purges.isStopRequested(ticket.purgeId());
  }

  /** Records what a purge has done, if nobody else has taken it. */
  public void record(Ticket ticket, Progress progress) {
    leases.renew(ticket);
    boolean unused = purges.save(ticket.purgeId(), progress);
  }

  /**
   * Ends a purge; told in one line of the log.
   *
   * @param error null unless it failed
   */
  public void end(Ticket ticket, PurgeState state, @Nullable String error) {
    leases.release(ticket);
    purges.end(ticket.purgeId(), state, error);
    purges.find(ticket.purgeId()).ifPresent(PurgeControl::tell);
  }

  /** Says who holds it. */
  private CeleryResultsException held(String name) {
    Lease lease = leases.read(name).orElseThrow();
    String by = purges.find(lease.purgeId()).map(Purge::startedBy).orElse("?");
    return new PurgeHeldException(lease, by);
  }

  private String leaseOf(String purgeId) {
    return Ticket.leaseFor(Boolean.parseBoolean(known(purgeId).parameters().get("dryRun")));
  }

  private Purge known(String purgeId) {
    return purges
        .find(purgeId)
        .orElseThrow(() -> new CeleryResultsException(Message.PURGE_UNKNOWN, purgeId));
  }

  private boolean isRunning(Lease lease) {
    return purges.find(lease.purgeId()).filter(p -> p.state() == PurgeState.RUNNING).isPresent();
  }

  /** A purge whose lease has run out, and that another one begins instead of. */
  private void giveUp(Lease lease) {
    if (isRunning(lease)) {
      String error =
          lease.isGivenBack()
              ? Message.PURGE_LEFT.text(lease.holder())
              : Message.PURGE_ABANDONED.text(lease.holder(), lease.expires());
      purges.end(lease.purgeId(), PurgeState.FAILED, error);
    }
  }

  private static void tell(Purge purge) {
    LOG.log(purge.state() == PurgeState.FAILED ? Level.ERROR : Level.INFO, EndedPurge.text(purge));
  }
}
