#include "kiosk/app/app.h"

int main(int argc, char** argv) {
    return foyer::kiosk::run_foyer(argc, argv);
}
