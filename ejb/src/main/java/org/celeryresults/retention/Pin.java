package org.celeryresults.retention;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.celeryresults.store.InstantConverter;
import org.jspecify.annotations.Nullable;

/** That a task, or a group, is never purged, whatever the rules say. */
@Entity
@Table(name = "celery_results_pin")
public class Pin implements Serializable {
  private static final long serialVersionUID = 1L;

  @Id private @Nullable Long id;

  @Column(name = "task_id", nullable = false)
  private String taskId = "";

  private @Nullable String reason;

  @Column(name = "pinned_by", nullable = false)
  private String pinnedBy = "";

  @Convert(converter = InstantConverter.class)
  @Column(name = "date_created", nullable = false)
  private @Nullable Instant dateCreated;

  /** For the persistence provider. */
  protected Pin() {}

  long id() {
    return Objects.requireNonNull(id);
  }

  /** The id of the task or group. */
  public String taskId() {
    return taskId;
  }

  /** Why; empty when nobody said so. */
  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** Who pinned it last: the caller's name. */
  public String pinnedBy() {
    return pinnedBy;
  }

  /** When it was pinned last. */
  public Instant dateCreated() {
    return Objects.requireNonNull(dateCreated);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Pin that && taskId.equals(that.taskId);
  }

  @Override
  public final int hashCode() {
    return taskId.hashCode();
  }

  @Override
  public String toString() {
    return "<Pin: " + taskId + ">";
  }
}
