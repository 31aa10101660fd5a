package org.celeryresults.chord;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.celeryresults.store.InstantConverter;
import org.jspecify.annotations.Nullable;

/** That a chord was begun here, or seen: what Django's counter has no column for. */
@Entity
@Table(name = "celery_results_chord")
class ChordStart implements Serializable {
  private static final long serialVersionUID = 1L;

  @Id private @Nullable Long id;

  @Column(name = "group_id", nullable = false)
  private String groupId = "";

  @Column(name = "header_size")
  private @Nullable Integer size;

  @Convert(converter = InstantConverter.class)
  @Column(name = "date_created", nullable = false)
  private @Nullable Instant dateCreated;

  /** For the persistence provider. */
  protected ChordStart() {}
}
