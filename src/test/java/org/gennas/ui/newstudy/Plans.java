package org.gennas.ui.newstudy;

import java.util.List;
import org.gennas.search.plan.SideSizes;
import org.gennas.search.plan.Sizes;
import org.gennas.search.plan.StudyPlanning;
import org.gennas.space.Architecture;
import org.gennas.study.config.SearchLimits;
import org.gennas.study.config.Speed;

/** Plans of a machine that was measured long ago, for a thousand images. */
final class Plans {
  private Plans() {}

  /**
   * @param limits fewer networks are counted faster
   */
  static PlanLookup of(int devices, SearchLimits limits) {
    Speed speed =
        new Speed(
            64,
            24,
            devices,
            3,
            7,
            List.of(
                new Speed.Sample(new Architecture("00000000"), 0.05),
                new Speed.Sample(new Architecture("22112211"), 0.55)));
    return question ->
        new PlanLookup.Answer(
            StudyPlanning.lay(
                question.draft(),
                question.minutes(),
                question.wishes(),
                speed,
                new SideSizes(980, 244, 254),
                Sizes.of(StudyPlanning.networks(question.draft()), question.draft().limits())),
            speed);
  }
}
