#pragma once
// The steps of a publication, told for tests that stop the program between them. Plain values.

namespace foyer::hub {

enum class PublishStep {
    laid_ready,     ///< every file lies beside its place, on disk
    committed,      ///< the database holds the revision
    file_in_place,  ///< one of the files has its name
    head_in_place,  ///< the head is served
    noted,          ///< the database knows that all is done
};

}  // namespace foyer::hub
